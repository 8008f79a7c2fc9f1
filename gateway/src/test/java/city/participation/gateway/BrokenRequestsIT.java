package city.participation.gateway;

import static city.participation.gateway.ProblemAnswers.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.participation.gateway.StandIns.Service;
import city.participation.testengines.TestSignIn;
import java.io.ByteArrayInputStream;
import java.net.SocketException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

@ExtendWith(OutputCaptureExtension.class)
class BrokenRequestsIT extends RunningGateway {

  private static final int LIMIT = 10 * 1024;

  private String token;

  @BeforeEach
  void signIn() {
    token = "Bearer " + TestSignIn.token(newAddress(), "participant");
  }

  @Test
  void takesABodyUpToTheLimit() {
    HttpResponse<String> answer = post("/api/ideas", "a".repeat(LIMIT), "Authorization", token);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(StandIns.of(Service.IDEAS).lastAsked().body()).hasSize(LIMIT);
  }

  @Test
  void refusesABodyOverTheLimit() {
    assertProblem(
        post("/api/ideas", "a".repeat(LIMIT + 1), "Authorization", token),
        413,
        "content-too-large");
    assertThat(StandIns.of(Service.IDEAS).asked()).isEmpty();
  }

  @Test
  void refusesAChunkedBodyOverTheLimit() {
    byte[] body = "a".repeat(LIMIT + 1).getBytes(StandardCharsets.UTF_8);

    assertProblem(
        send(
            "POST",
            "/api/ideas",
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)),
            "Authorization",
            token),
        413,
        "content-too-large");
    assertThat(StandIns.of(Service.IDEAS).asked()).isEmpty();
  }

  @Test
  void handsAChunkedBodyOnWithItsLength() {
    byte[] body = "{\"title\":\"x\"}".getBytes(StandardCharsets.UTF_8);

    send(
        "POST",
        "/api/ideas",
        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)),
        "Authorization",
        token);

    StandIn.Asked asked = StandIns.of(Service.IDEAS).lastAsked();
    assertThat(asked.body()).isEqualTo("{\"title\":\"x\"}");
    assertThat(asked.headers().get("Content-Length")).isEqualTo("13");
    assertThat(asked.headers().contains("Transfer-Encoding")).isFalse();
  }

  @Test
  void refusesAnOversizedBodyBeforeItIsSent() throws Exception {
    try (RawConnection connection = RawConnection.to(port)) {
      connection.say(head("POST", "Content-Length: 100000000", "Authorization: " + token));
      assertThat(connection.hearAll()).startsWith("HTTP/1.1 413").contains("content-too-large");
    }
  }

  @Test
  void cutsAClientWhoseBodyDoesNotCome() throws Exception {
    try (RawConnection connection = RawConnection.to(port)) {
      connection.say(head("POST", "Content-Length: 10", "Authorization: " + token) + "abc");
      assertThat(connection.hearAll()).startsWith("HTTP/1.1 408").contains("request-timeout");
    }
    assertThat(StandIns.of(Service.IDEAS).asked()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"/api/notifications,401", "/elsewhere,404"})
  void cutsAClientWhoseRefusedBodyTricklesIn(String path, int status) throws Exception {
    try (RawConnection connection = RawConnection.to(port)) {
      connection.say("POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n");
      await()
          .pollInterval(Duration.ofMillis(200))
          .atMost(Duration.ofSeconds(10))
          .until(() -> isCut(connection));
      assertThat(connection.hearAll())
          .satisfiesAnyOf(
              heard -> assertThat(heard).startsWith("HTTP/1.1 " + status),
              // The answer may be lost with the connection.
              heard -> assertThat(heard).isEmpty());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET, Content-Length: 9000",
    "GET, Transfer-Encoding: chunked",
    "DELETE, Content-Length: 9000"
  })
  void waitsForNoBodyWhereNoneBelongs(String method, String length) throws Exception {
    try (RawConnection connection = RawConnection.to(port)) {
      String who = method.equals("GET") ? "X-A: b" : "Authorization: " + token;
      connection.say(head(method, length, who));
      assertThat(connection.hearAll()).startsWith("HTTP/1.1 400").contains("unexpected-body");
    }
    assertThat(StandIns.of(Service.IDEAS).asked()).isEmpty();
  }

  @Test
  void refusesAnEncodedBody() {
    assertProblem(
        post("/api/ideas", "{}", "Authorization", token, "Content-Encoding", "gzip"),
        415,
        "unsupported-encoding");
    assertThat(StandIns.of(Service.IDEAS).asked()).isEmpty();
  }

  @Test
  void holdsNoMoreOfOneClientThanItsShare() throws Exception {
    // Eight thousand bytes that wait for their end, and as many again of the same person.
    try (RawConnection first = RawConnection.to(port);
        RawConnection second = RawConnection.to(port)) {
      String open = head("POST", "Content-Length: 10000", "Authorization: " + token);
      first.say(open + "a".repeat(8_000));
      second.say(open + "a".repeat(8_000));

      assertThat(first.hearAll() + second.hearAll()).contains("HTTP/1.1 429", "too-many-requests");
    }
    assertThat(post("/api/ideas", "a".repeat(8_000), "Authorization", token).statusCode())
        .as("given back")
        .isEqualTo(200);
  }

  @Test
  void cutsAClientWhoseHeadersTrickleIn() throws Exception {
    try (RawConnection connection = RawConnection.to(port)) {
      connection.say("GET /api/ideas HTTP/1.1\r\nHost: x\r\nX-A: ");
      // A byte now and then keeps the connection busy, but ends no header.
      await()
          .pollInterval(Duration.ofMillis(200))
          .atMost(Duration.ofSeconds(10))
          .until(() -> isCut(connection));
    }
    assertThat(StandIns.of(Service.IDEAS).asked()).isEmpty();
  }

  @Test
  void cutsAClientThatDoesNotReadWhatItAskedFor() throws Exception {
    try (RawConnection connection = RawConnection.to(port)) {
      // More than the buffers between us hold.
      connection.say("GET /docs/swagger-ui-bundle.js HTTP/1.1\r\nHost: gateway\r\n\r\n".repeat(20));
      await()
          .pollInterval(Duration.ofMillis(200))
          .atMost(Duration.ofSeconds(20))
          .until(() -> isCut(connection));
    }
  }

  private static boolean isCut(RawConnection connection) throws Exception {
    try {
      connection.say("a");
      return false;
    } catch (SocketException cut) {
      return true;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api/ideas HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET /api/ideas HTTP/1.1\r\n\r\n",
        "POST /api/ideas HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST /api/ideas HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n",
        "POST /api/ideas HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nabcde",
        "POST /api/ideas HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
        "GET /api/ideas HTTP/1.1\r\nHost: a\r\nX-A : b\r\n\r\n",
        "GET /api/ideas HTTP/1.1\r\nHost: a\r\n X-A: b\r\n\r\n",
        "GET  /api/ideas HTTP/1.1\r\nHost: a\r\nX-\0A: b\r\n\r\n",
        "nonsense\r\n\r\n"
      })
  void refusesWhatTwoServersCouldReadDifferently(String request) throws Exception {
    String answer = RawConnection.to(port).send(request);

    assertThat(answer).startsWith("HTTP/1.1 400");
    assertThat(answer.split("HTTP/1.1 ", -1)).as("one answer, then nothing").hasSize(2);
    assertThat(StandIns.of(Service.IDEAS).asked()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/api/ideas?q=100%, malformed-query, /api/ideas",
    "/api/ideas?q=a|b, malformed-query, /api/ideas",
    "/api/ideas?q={x}, malformed-query, /api/ideas",
    "/api/{x}, ambiguous-request, /"
  })
  void saysWhatIsWrongWithATargetThatCannotBeRead(
      String target, String code, String instance, CapturedOutput log) throws Exception {
    String id = "unreadable-" + newAddress();
    String answer =
        RawConnection.to(port)
            .send(
                "GET %s HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX-Request-Id: %s\r\n\r\n"
                    .formatted(target, id));

    assertThat(answer).startsWith("HTTP/1.1 400");
    JsonNode problem = assertEdgeProblem(answer, 400, code);
    assertThat(problem.path("requestId").asString()).isEqualTo(id);
    assertThat(problem.path("instance").asString()).isEqualTo(instance);
    await().untilAsserted(() -> assertThat(log.getOut()).contains("request=" + id));
    assertThat(StandIns.of(Service.IDEAS).asked()).isEmpty();
  }

  @Test
  void goesOnAfterATargetThatCannotBeRead() throws Exception {
    String answers =
        RawConnection.to(port)
            .send(
                """
                GET /api/ideas?q=a|b HTTP/1.1
                Host: a
                Accept-Language: de

                GET /api/ideas HTTP/1.1
                Host: a
                Connection: close

                """
                    .replace("\n", "\r\n"));

    assertThat(answers)
        .startsWith("HTTP/1.1 400")
        .contains("Die Abfrageparameter sind nicht lesbar")
        .contains("HTTP/1.1 200");
  }

  @ParameterizedTest
  @CsvSource({
    "400, ambiguous-request, Die Anfrage ist nicht eindeutig, 'Host: b'",
    "400, ambiguous-request, Die Anfrage ist nicht eindeutig, 'X-A : b'",
    "431, headers-too-large, Die Kopfzeilen sind zu groß, large"
  })
  void speaksTheReadersLanguageAtTheEdgeToo(int status, String code, String title, String header)
      throws Exception {
    String last = header.equals("large") ? "X-Large: " + "a".repeat(20_000) : header;
    String answer =
        RawConnection.to(port).send(head("GET", "Accept-Language: de-DE,de;q=0.9", "X-B: c", last));

    assertThat(answer).startsWith("HTTP/1.1 " + status);
    assertThat(assertEdgeProblem(answer, status, code).path("title").asString()).isEqualTo(title);
    assertThat(answer).containsIgnoringCase("content-language: de");
  }

  private static JsonNode assertEdgeProblem(String answer, int status, String code) {
    assertThat(answer)
        .containsIgnoringCase("content-type: application/problem+json")
        .containsIgnoringCase("x-content-type-options: nosniff")
        .containsIgnoringCase("cache-control: no-store");
    JsonNode problem = JSON.readTree(answer.substring(answer.indexOf("\r\n\r\n") + 4));
    assertThat(problem.path("type").asString()).isEqualTo("/problems/" + code);
    assertThat(problem.path("code").asString()).isEqualTo(code);
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("title").asString()).isNotBlank();
    assertThat(problem.path("detail").asString()).isNotBlank();
    assertThat(answer)
        .containsIgnoringCase("x-request-id: " + problem.path("requestId").asString());
    return problem;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api/ideas HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET /api/ideas HTTP/1.1\r\nHost: a\r\nX-A : b\r\n\r\n",
        "nonsense\r\n\r\n",
        "GET /api//ideas HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "GET /api/ideas;x=1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
      })
  void saysWhatIsWrongWithIt(String request) throws Exception {
    String answer = RawConnection.to(port).send(request);

    assertThat(answer).startsWith("HTTP/1.1 400");
    assertEdgeProblem(answer, 400, "ambiguous-request");
  }

  @Test
  void refusesHeadersThatAreTooLarge() throws Exception {
    String answer = RawConnection.to(port).send(head("GET", "X-Large: " + "a".repeat(20_000)));

    assertThat(answer).startsWith("HTTP/1.1 431");
    assertEdgeProblem(answer, 431, "headers-too-large");
    assertThat(StandIns.of(Service.IDEAS).asked()).isEmpty();
  }

  @Test
  void refusesARequestLineThatIsTooLong() throws Exception {
    String answer =
        RawConnection.to(port)
            .send("GET /api/ideas?q=" + "a".repeat(10_000) + " HTTP/1.1\r\nHost: x\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 414");
    assertEdgeProblem(answer, 414, "uri-too-long");
    assertThat(StandIns.of(Service.IDEAS).asked()).isEmpty();
  }

  private static String head(String method, String... headers) {
    return method
        + " /api/ideas HTTP/1.1\r\nHost: gateway\r\n"
        + (headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n")
        + "\r\n";
  }
}
