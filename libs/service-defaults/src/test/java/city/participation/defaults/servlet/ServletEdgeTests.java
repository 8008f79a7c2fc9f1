package city.participation.defaults.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.defaults.Issuer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
    classes = TinyService.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.main.web-application-type=servlet",
      "participation.http.max-body-time=1s",
      "server.tomcat.connection-timeout=1s",
      "server.tomcat.keep-alive-timeout=1m"
    })
class ServletEdgeTests {

  private static final Issuer issuer = new Issuer();
  private static final HttpClient http = HttpClient.newHttpClient();
  private static final JsonMapper json = JsonMapper.shared();

  @LocalServerPort private int port;

  @DynamicPropertySource
  static void signIn(DynamicPropertyRegistry registry) {
    registry.add("spring.security.oauth2.resourceserver.jwt.issuer-uri", () -> Issuer.NAME);
    registry.add("spring.security.oauth2.resourceserver.jwt.jwk-set-uri", issuer::keysUri);
    registry.add("spring.security.oauth2.resourceserver.jwt.audiences", () -> Issuer.AUDIENCE);
  }

  private record Answer(int status, HttpResponse<String> response) {

    @SuppressWarnings("unchecked")
    Map<String, Object> body() {
      return json.readValue(response.body(), Map.class);
    }

    @SuppressWarnings("unchecked")
    Map<String, Object> error() {
      List<Map<String, Object>> errors = (List<Map<String, Object>>) body().get("errors");
      assertThat(errors).hasSize(1);
      return errors.getFirst();
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    Answer isProblem(int expected, String code) {
      assertThat(response.body()).contains("\"code\":\"" + code + "\"");
      assertThat(status).isEqualTo(expected);
      assertThat(header("Content-Type")).isEqualTo("application/problem+json");
      assertThat(body())
          .containsEntry("type", "/problems/" + code)
          .containsEntry("status", expected)
          .containsKeys("title", "detail", "instance", "requestId");
      assertThat(header("X-Request-Id")).isEqualTo(body().get("requestId"));
      return this;
    }
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  private Answer send(HttpRequest.Builder request) throws Exception {
    HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
    return new Answer(response.statusCode(), response);
  }

  private Answer get(String path) throws Exception {
    return send(to(path));
  }

  private Answer post(String path, String body) throws Exception {
    return send(
        to(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
  }

  @Test
  void answersWhatIsRight() throws Exception {
    Answer answer = post("/api/things", "{\"title\":\"Bench\",\"colour\":\"RED\",\"count\":3}");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).containsEntry("title", "Bench").doesNotContainKey("open");
  }

  @Test
  void saysHowLongAnAnswerIs() throws Exception {
    Answer answer = get("/api/things?theme=M%C3%BCll");
    int length = answer.response().body().getBytes(StandardCharsets.UTF_8).length;
    assertThat(answer.header("Content-Length")).isEqualTo(Integer.toString(length));
    assertThat(answer.header("Transfer-Encoding")).isEmpty();
  }

  @Test
  void sendsNoHalfAnswerOfWhatCannotBeWritten() throws Exception {
    get("/api/half").isProblem(500, "internal-error");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"title":5}                                        | /title               | wrong-type       | string
          {"title":true}                                     | /title               | wrong-type       | string
          {"title":{"$ne":null}}                             | /title               | wrong-type       | string
          {"title":["a"]}                                    | /title               | wrong-type       | string
          {"title":"Bench","count":"3"}                      | /count               | wrong-type       | number
          {"title":"Bench","count":1.5}                      | /count               | wrong-type       | number
          {"title":"Bench","count":99999999999}              | /count               | invalid-value    |
          {"title":"Bench","open":"true"}                    | /open                | wrong-type       | boolean
          {"title":"Bench","open":1}                         | /open                | wrong-type       | boolean
          {"title":"Bench","colour":"BLUE"}                  | /colour              | not-one-of       | RED, GREEN
          {"title":"Bench","colour":0}                       | /colour              | not-one-of       | RED
          {"title":"Bench","id":"x"}                         | /id                  | wrong-format     | uuid
          {"title":"Bench","place":{"coordinates":["a"]}}    | /place/coordinates/0 | wrong-type       | number
          {"title":"Bench","place":[]}                       | /place               | wrong-type       | object
          {"title":"Bench","status":"PUBLISHED"}             | /status              | unknown-property |
          {"title":"Bench","ownerId":"me"}                   | /ownerId             | unknown-property |
          {"title":"Bench","version":7}                      | /version             | unknown-property |
          {"title":"Bench","$where":"1"}                     | /$where              | unknown-property |
          {"title":"Bench","place.district":"1"}             | /place.district      | unknown-property |
          {"title":"Bench","place":{"a/b~c":1}}              | /place/a~1b~0c       | unknown-property |
          {"count":3}                                        | /title               | missing          |
          {"title":null}                                     | /title               | missing          |
          {"title":"Much too long"}                          | /title               | too-long         | 10
          {"title":"ab"}                                     | /title               | too-short        | 3
          {"title":"Bench","place":{"district":"1234"}}      | /place/district      | too-long         | 3
          {"title":"Bench","place":{"coordinates":[91.5]}}   | /place/coordinates/0 | too-large        | 90
          """)
  void namesThePlaceAndTheLimitOfWhatIsWrong(String body, String pointer, String code, String limit)
      throws Exception {
    Map<String, Object> error = post("/api/things", body).isProblem(400, "invalid-request").error();
    assertThat(error)
        .containsEntry("pointer", pointer)
        .containsEntry("code", code)
        .containsKey("detail");
    if (limit != null) {
      assertThat(error.get("detail").toString()).contains(limit);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\"title\":\"a\"",
        "{'title':'a'}",
        "{\"title\":NaN}",
        "{\"count\":1}{}",
        "{\"title\":\"a\",\"title\":\"b\"}"
      })
  void refusesWhatIsNotJson(String body) throws Exception {
    Answer answer = post("/api/things", body);
    answer.isProblem(400, "malformed-json");
    assertThat(answer.response().body())
        .doesNotContain("tools.jackson")
        .doesNotContain("TinyService");
  }

  @Test
  void refusesAMissingBody() throws Exception {
    post("/api/things", "").isProblem(400, "missing-body");
  }

  @Test
  void refusesDeepJsonAndHugeNumbersAtOnce() throws Exception {
    long started = System.nanoTime();
    namesTheLimit("{\"more\":" + "{\"a\":".repeat(50_000), "too-deep", 32);
    namesTheLimit("{\"count\":" + "9".repeat(5_000) + "}", "too-many-digits", 64);
    namesTheLimit("{\"title\":\"" + "x".repeat(500_000) + "\"}", "too-long", 262_144);
    assertThat((System.nanoTime() - started) / 1_000_000).as("milliseconds").isLessThan(5_000);
  }

  private void namesTheLimit(String body, String code, int limit) throws Exception {
    Answer answer = post("/api/things", body).isProblem(400, "json-limits");
    assertThat(answer.error())
        .containsEntry("code", code)
        .containsEntry("arguments", List.of(limit))
        .containsKey("pointer");
  }

  @Test
  void refusesALargeBodyBeforeReadingIt() throws Exception {
    post("/api/things", "x".repeat(1_048_577)).isProblem(413, "content-too-large");
  }

  @Test
  void refusesALargeChunkedBody() throws Exception {
    String large = "{\"title\":\"Bench\"," + " ".repeat(2_000_000);
    send(to("/api/things")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofInputStream(() -> stream(large))))
        .isProblem(413, "content-too-large");
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void refusesACompressedBody() throws Exception {
    Answer answer =
        send(
            to("/api/things")
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofString("{}")));
    answer.isProblem(415, "unsupported-encoding");
  }

  @ParameterizedTest
  @CsvSource({"/api/things,408", "/api/nowhere,404", "/anything,401"})
  void cutsAClientThatDribbles(String path, int status) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      out.write(head(path));
      Thread dribble = Thread.ofVirtual().start(() -> dribble(out));
      try {
        // Up to the end of the stream: the connection is cut while bytes still trickle in.
        byte[] answer = socket.getInputStream().readAllBytes();
        assertThat(new String(answer, StandardCharsets.UTF_8)).startsWith("HTTP/1.1 " + status);
      } finally {
        dribble.interrupt();
      }
    }
  }

  @Test
  void cutsAClientThatFallsSilent() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(head("/api/things"));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 408");
    }
  }

  private static byte[] head(String path) {
    return ("POST "
            + path
            + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static void dribble(OutputStream out) {
    try {
      for (int i = 0; i < 1000; i++) {
        out.write(' ');
        Thread.sleep(100);
      }
    } catch (IOException | InterruptedException cut) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void refusesUnsupportedMediaTypesMethodsAndPaths() throws Exception {
    send(to("/api/things").header("Content-Type", "text/plain").POST(BodyPublishers.ofString("x")))
        .isProblem(415, "unsupported-media-type");
    Answer method = send(to("/api/things").DELETE());
    method.isProblem(405, "method-not-allowed");
    assertThat(method.header("Allow")).contains("GET").contains("POST");
    send(to("/api/things").header("Accept", "image/png")).isProblem(406, "not-acceptable");
    get("/api/nowhere").isProblem(404, "no-such-path");
  }

  @Test
  void treatsAnIdThatCannotBeAsNotFound() throws Exception {
    get("/api/things/not-a-uuid").isProblem(404, "not-found");
  }

  @Test
  void namesMissingAndWrongParameters() throws Exception {
    assertThat(get("/api/needs").isProblem(400, "invalid-request").error())
        .containsEntry("parameter", "word")
        .containsEntry("code", "missing");
    assertThat(get("/api/needs?word=a").isProblem(400, "invalid-request").error())
        .containsEntry("parameter", "X-Word");
    assertThat(get("/api/things?max=x").isProblem(400, "invalid-request").error())
        .containsEntry("parameter", "max");
    assertThat(get("/api/things?max=6").isProblem(400, "invalid-request").error())
        .containsEntry("parameter", "max")
        .containsEntry("code", "too-large");
    for (String limit : List.of("0", "101", "-1", "x", "99999999999", "")) {
      assertThat(get("/api/things?limit=" + limit).isProblem(400, "invalid-request").error())
          .containsEntry("parameter", "limit")
          .containsEntry("arguments", List.of(1, 100));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"them=x", "theme%5B%24gt%5D=", "theme[$ne]=x", "%24where=1", "theme.name=x"})
  void refusesUnknownQueryParameters(String query) throws Exception {
    assertThat(get("/api/things?theme=a&" + query).isProblem(400, "invalid-request").error())
        .containsEntry("code", "unknown-parameter");
  }

  @Test
  void readsAQueryThatIsNotEncodedAsItShould() throws Exception {
    assertThat(
            raw("GET /api/things?theme=a|{\"b\"} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 200")
        .contains("a|{\\\"b\\\"}");
  }

  static Stream<String> unreadableQueries() {
    return Stream.of("theme=%ff", "=x", "a=&".repeat(101));
  }

  @ParameterizedTest
  @MethodSource("unreadableQueries")
  void refusesAQueryThatCannotBeRead(String query) throws Exception {
    get("/api/things?" + query).isProblem(400, "malformed-query");
  }

  @Test
  void pagesByCursor() throws Exception {
    Answer first = get("/api/things?limit=2&theme=a");
    String next = first.header("Link").replaceAll("<(.*)>; rel=\"next\"", "$1");
    assertThat(get(next).body()).containsEntry("from", List.of("a", "1")).containsEntry("limit", 2);
    for (String tampered :
        List.of("x", "", next.substring(next.indexOf("cursor=") + 7) + "A", "AAAA", "%00")) {
      assertThat(get("/api/things?cursor=" + tampered).isProblem(400, "invalid-request").error())
          .containsEntry("parameter", "cursor");
    }
  }

  @Test
  void readsAndChangesByEntityTag() throws Exception {
    String thing = "/api/things/" + UUID.randomUUID();
    assertThat(get(thing).header("ETag")).isEqualTo("\"7\"");
    assertThat(send(to(thing).header("If-None-Match", "W/\"1\", \"7\"")).status()).isEqualTo(304);
    assertThat(send(to(thing).header("If-None-Match", "\"6\"")).status()).isEqualTo(200);
    send(to(thing).PUT(BodyPublishers.noBody())).isProblem(428, "precondition-required");
    Answer stale = send(to(thing).header("If-Match", "\"6\"").PUT(BodyPublishers.noBody()));
    stale.isProblem(412, "stale");
    assertThat(stale.header("ETag")).isEqualTo("\"7\"");
    for (String malformed : List.of("7", "*", "W/\"7\"", "\"7\", \"8\"", "\"")) {
      send(to(thing).header("If-Match", malformed).PUT(BodyPublishers.noBody()))
          .isProblem(400, "invalid-request");
    }
    assertThat(send(to(thing).header("If-Match", "\"7\"").PUT(BodyPublishers.noBody())).status())
        .isEqualTo(200);
  }

  private Answer keyed(String path, String key, String body) throws Exception {
    return send(
        to(path)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(body)));
  }

  @Test
  void fingerprintsRequestsWithAnIdempotencyKey() throws Exception {
    String body = "{\"title\":\"Bench\"}";
    Object first = keyed("/api/keyed", "key-00000001", body).body().get("fingerprint");
    assertThat(first.toString()).hasSize(64);
    assertThat(keyed("/api/keyed", "key-00000001", body).body())
        .containsEntry("fingerprint", first);
    assertThat(
            keyed("/api/keyed", "key-00000001", "{\"title\":\"Tree\"}").body().get("fingerprint"))
        .isNotEqualTo(first);
    assertThat(keyed("/api/keyed-late", "key-00000001", body).body().get("fingerprint").toString())
        .hasSize(64);
    assertThat(post("/api/keyed-late", body).body()).containsEntry("fingerprint", "none");
    assertThat(post("/api/keyed", body).isProblem(400, "invalid-request").error())
        .containsEntry("parameter", "Idempotency-Key");
    for (String malformed : List.of("short", "with space", "x".repeat(129), "a$b$c$d$e")) {
      keyed("/api/keyed", malformed, body).isProblem(400, "invalid-request");
    }
  }

  @Test
  void limitsABodyWithAnIdempotencyKeyToo() throws Exception {
    send(to("/api/keyed")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "key-00000001")
            .POST(BodyPublishers.ofInputStream(() -> stream(" ".repeat(2_000_000)))))
        .isProblem(413, "content-too-large");
  }

  @Test
  void speaksGermanAndEnglish() throws Exception {
    Answer german = send(to("/api/nowhere").header("Accept-Language", "fr, de-DE;q=0.8, en;q=0.5"));
    assertThat(german.header("Content-Language")).isEqualTo("de");
    assertThat(german.body()).containsEntry("title", "Kein solcher Pfad");
    for (String language : List.of("en-GB", "fr", ";;;", "x".repeat(500))) {
      Answer english = send(to("/api/nowhere").header("Accept-Language", language));
      assertThat(english.header("Content-Language")).isEqualTo("en");
      assertThat(english.body()).containsEntry("title", "No such path");
    }
  }

  @Test
  void tellsAServicesOwnProblem() throws Exception {
    Answer answer = send(to("/api/wrong-state").header("Accept-Language", "de"));
    answer.isProblem(409, "tiny-wrong-state");
    assertThat(answer.body())
        .containsEntry("title", "Im Stand DRAFT geht das nicht")
        .containsEntry("allowed", List.of("submission"));
    assertThat(answer.header("Retry-After")).isEqualTo("3");
  }

  @Test
  void hidesWhatWentWrongInside() throws Exception {
    Answer fault = get("/api/fault").isProblem(500, "internal-error");
    assertThat(fault.response().body()).doesNotContain("secret").doesNotContain("IllegalState");
    for (String path : List.of("/api/no-database", "/api/no-connection")) {
      Answer store = get(path).isProblem(503, "unavailable");
      assertThat(store.response().body()).doesNotContain("secret");
      assertThat(store.header("Retry-After")).isEqualTo("5");
    }
    get("/api/lost-race").isProblem(412, "stale");
  }

  @Test
  void keepsHarmlessIdsAndReplacesOthers() throws Exception {
    Answer kept =
        send(
            to("/api/log-context")
                .header("X-Request-Id", "caller-12345")
                .header("X-Correlation-Id", "action-12345"));
    assertThat(kept.header("X-Request-Id")).isEqualTo("caller-12345");
    assertThat(kept.body())
        .containsEntry("requestId", "caller-12345")
        .containsEntry("correlationId", "action-12345");
    for (String harmful : List.of("short", "x".repeat(65), "${jndi:ldap://x}", "with space 123")) {
      Answer answer = send(to("/api/log-context").header("X-Request-Id", harmful));
      assertThat(answer.header("X-Request-Id")).isNotEqualTo(harmful).hasSize(36);
      assertThat(answer.body()).containsEntry("correlationId", answer.header("X-Request-Id"));
    }
  }

  @Test
  void continuesTheCallersTrace() throws Exception {
    Answer answer =
        send(
            to("/api/log-context")
                .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"));
    assertThat(answer.body()).containsEntry("traceId", "4bf92f3577b34da6a3ce929d0e0e4736");
  }

  @Test
  void knowsTheCaller() throws Exception {
    String token = issuer.token("me", "staff", "moderator");
    Answer answer = send(to("/api/caller").header("Authorization", "Bearer " + token));
    assertThat(answer.body()).containsEntry("id", "me");
    assertThat((List<?>) answer.body().get("roles"))
        .hasSize(2)
        .asString()
        .contains("staff", "moderator");
    assertThat(send(to("/api/staff").header("Authorization", "Bearer " + token)).status())
        .isEqualTo(200);
    assertThat(get("/api/anybody").body()).containsEntry("id", "nobody");
    Answer nobody = get("/api/caller").isProblem(401, "unauthenticated");
    assertThat(nobody.header("WWW-Authenticate")).isEqualTo("Bearer");
    get("/api/staff").isProblem(401, "unauthenticated");
    send(to("/api/staff").header("Authorization", "Bearer " + issuer.token("me", "participant")))
        .isProblem(403, "forbidden");
    get("/anything").isProblem(401, "unauthenticated");
    send(to("/anything").header("Authorization", "Bearer " + token)).isProblem(403, "forbidden");
  }

  @Test
  void knowsTheCallersOfficeIfTheSignInNamesOne() throws Exception {
    assertThat(officeOf(issuer.token(it -> it.claim("office", "Amt 15")))).isEqualTo("Amt 15");
    assertThat(officeOf(issuer.token(it -> it))).isEqualTo("none");
    assertThat(officeOf(issuer.token(it -> it.claim("office", List.of("Amt 15")))))
        .isEqualTo("none");
  }

  private Object officeOf(String token) throws Exception {
    return send(to("/api/caller").header("Authorization", "Bearer " + token)).body().get("office");
  }

  @Test
  void answersWhatTheContainerRefusesAsAProblem() throws Exception {
    assertThat(raw("GET /api/things?a[$gt]= HTTP/1.1\r\nHost: x\r\n\r\n")).contains(" 400 ");
    assertThat(raw("GET /%c0%80 HTTP/1.1\r\nHost: x\r\n\r\n")).contains(" 400 ");
    assertThat(raw("GET /api/../%2e%2e;/x HTTP/1.1\r\nHost: x\r\n\r\n")).contains(" 400 ");
    assertThat(raw("GET /api//things HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
        .contains(" 400 ")
        .contains("application/problem+json")
        .contains("\"code\":\"invalid-request\"");
  }

  @Test
  void refusesAmbiguousRequests() throws Exception {
    assertThat(raw("GET /api/anybody HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n")).contains(" 400 ");
    assertThat(
            raw(
                """
                POST /api/things HTTP/1.1
                Host: a
                Content-Length: 5
                Transfer-Encoding: chunked
                Content-Type: application/json
                Connection: close

                0

                """
                    .replace("\n", "\r\n")))
        .contains(" 400 ");
  }

  private String raw(String request) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      byte[] start = new byte[4096];
      int length = socket.getInputStream().readNBytes(start, 0, 200);
      int available = Math.min(start.length - length, socket.getInputStream().available());
      length += socket.getInputStream().readNBytes(start, length, available);
      return new String(start, 0, length, StandardCharsets.UTF_8);
    }
  }

  @Test
  void ignoresForwardedHeaders() throws Exception {
    Answer answer =
        send(
            to("/api/nowhere")
                .header("X-Forwarded-Prefix", "/evil")
                .header("X-Forwarded-Host", "evil.example"));
    assertThat(answer.body()).containsEntry("instance", "/api/nowhere");
  }
}
