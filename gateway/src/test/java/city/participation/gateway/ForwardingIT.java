package city.participation.gateway;

import static city.participation.gateway.ProblemAnswers.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.participation.gateway.StandIns.Service;
import city.participation.testengines.TestSignIn;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ForwardingIT extends RunningGateway {

  @ParameterizedTest
  @EnumSource(
      value = Service.class,
      names = {"IDEAS", "PARTNERS", "EVENTS"})
  void forwardsPublicReadsToTheirService(Service service) {
    HttpResponse<String> answer = get("/api/" + service.word() + "/one?limit=3&theme=a%20b");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).path("service").asString()).isEqualTo(service.word());
    assertThat(StandIns.of(service).lastAsked().uri())
        .isEqualTo("/api/" + service.word() + "/one?limit=3&theme=a%20b");
  }

  @Test
  void forwardsWritesWithTheirBodyAndToken() {
    String token = TestSignIn.token("author", "participant");

    HttpResponse<String> answer =
        post(
            "/api/ideas",
            "{\"title\":\"Bäume\"}",
            "Authorization",
            "Bearer " + token,
            "Content-Type",
            "application/json",
            "Idempotency-Key",
            "4711-4711");

    StandIn.Asked asked = StandIns.of(Service.IDEAS).lastAsked();
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(asked.body()).isEqualTo("{\"title\":\"Bäume\"}");
    assertThat(asked.headers().get("Authorization")).isEqualTo("Bearer " + token);
    assertThat(asked.headers().get("Idempotency-Key")).isEqualTo("4711-4711");
    assertThat(asked.headers().get("Content-Type")).isEqualTo("application/json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-User-Id",
        "X-User-Roles",
        "X-Forwarded-For",
        "X-Forwarded-Host",
        "X-Forwarded-Proto",
        "X-Forwarded-Port",
        "X-Forwarded-Prefix",
        "X-Forwarded-User",
        "Forwarded",
        "X-Real-IP",
        "X-Original-URL",
        "X-Rewrite-URL",
        "X-HTTP-Method-Override",
        "X-Auth-Request-User",
        "X-Remote-User",
        "Cookie",
        "X-Anything-Else"
      })
  void handsNoHeaderOnThatServicesDoNotRead(String header) {
    assertThat(get("/api/ideas", header, "1.2.3.4").statusCode()).isEqualTo(200);

    assertThat(StandIns.of(Service.IDEAS).lastAsked().headers().contains(header)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "X-Forwarded-Prefix, /api/ideas",
    "X-Forwarded-Host, ideas.internal",
    "X-Original-URL, /api/ideas",
    "X-Rewrite-URL, /api/ideas",
    "Forwarded, host=ideas.internal;proto=https"
  })
  void routesByThePathAloneWhateverAHeaderClaims(String header, String value) {
    assertProblem(get("/elsewhere", header, value), 404, "not-found");

    HttpResponse<String> answer = get("/api/events", header, value);
    assertThat(json(answer).path("service").asString()).isEqualTo("events");
    assertThat(StandIns.of(Service.IDEAS).asked()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/actuator",
        "/actuator/health",
        "/actuator/gateway/routes",
        "/api",
        "/ideas",
        "/internal/redrive",
        "/api/idea"
      })
  void routesNothingElse(String path) {
    HttpResponse<String> answer = get(path);

    assertThat(answer.statusCode()).isIn(401, 404);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    for (Service service : Service.values()) {
      assertThat(StandIns.of(service).asked()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/ideas/../../actuator/health",
        "/api/ideas/..%2f..%2factuator/health",
        "/api/ideas/%2e%2e/%2e%2e/actuator/health",
        "/api/ideas;x=1/../actuator",
        "//api/ideas",
        "/api/ideas%00"
      })
  void letsNoPathClimbOutOfItsRoute(String path) throws Exception {
    String answer =
        RawConnection.to(port)
            .send("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 4");
    assertThat(StandIns.of(Service.IDEAS).asked()).isEmpty();
  }

  @Test
  void keepsAHarmlessRequestIdAndReplacesAnother() {
    HttpResponse<String> kept = get("/api/ideas", "X-Request-Id", "my-request-0001");
    assertThat(kept.headers().firstValue("X-Request-Id")).hasValue("my-request-0001");
    assertThat(StandIns.of(Service.IDEAS).lastAsked().headers().get("X-Request-Id"))
        .isEqualTo("my-request-0001");

    HttpResponse<String> replaced = get("/api/ideas", "X-Request-Id", "<script>");
    String id = replaced.headers().firstValue("X-Request-Id").orElseThrow();
    assertThat(id).matches("[A-Za-z0-9._-]{8,64}");
    assertThat(StandIns.of(Service.IDEAS).lastAsked().headers().get("X-Request-Id")).isEqualTo(id);
    assertThat(replaced.headers().allValues("X-Request-Id")).hasSize(1);
  }

  @Test
  void carriesATraceOn() {
    String trace = "4bf92f3577b34da6a3ce929d0e0e4736";

    get("/api/ideas", "traceparent", "00-" + trace + "-00f067aa0ba902b7-01");

    assertThat(StandIns.of(Service.IDEAS).lastAsked().headers().get("traceparent")).contains(trace);
  }

  @Test
  void sendsSecurityHeadersOnceWithEveryAnswer() {
    StandIn ideas = StandIns.of(Service.IDEAS);
    ideas.behave(
        ideas.answering(
            200,
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "SAMEORIGIN",
            "Server",
            "x"));
    for (String path : new String[] {"/api/ideas", "/nothing", "/openapi.json", "/docs"}) {
      HttpResponse<String> answer = get(path);
      assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
      assertThat(answer.headers().allValues("X-Frame-Options")).containsExactly("DENY");
      assertThat(answer.headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
      assertThat(answer.headers().allValues("Permissions-Policy")).hasSize(1);
      assertThat(answer.headers().allValues("Content-Security-Policy"))
          .singleElement()
          .asString()
          .startsWith("default-src 'none'");
      assertThat(answer.headers().firstValue("Server")).isEmpty();
      // Plain HTTP here: a promise of encryption would be an empty one.
      assertThat(answer.headers().firstValue("Strict-Transport-Security")).isEmpty();
    }
  }

  @Test
  void keepsPrivateAnswersOutOfEveryCache() {
    StandIn ideas = StandIns.of(Service.IDEAS);
    ideas.behave(ideas.answering(200, "Cache-Control", "max-age=60", "ETag", "\"1\""));

    String token = TestSignIn.token("reader", "participant");
    assertThat(
            get("/api/ideas", "Authorization", "Bearer " + token)
                .headers()
                .allValues("Cache-Control"))
        .containsExactly("no-store");
    assertThat(get("/api/ideas").headers().allValues("Cache-Control"))
        .containsExactly("max-age=60");
  }

  @Test
  void letsOnlyNamedWebsitesIn() {
    HttpResponse<String> known = get("/api/ideas", "Origin", "https://mitwirkung.example");
    assertThat(known.statusCode()).isEqualTo(200);
    assertThat(known.headers().firstValue("Access-Control-Allow-Origin"))
        .hasValue("https://mitwirkung.example");
    assertThat(known.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();

    HttpResponse<String> stranger = get("/api/ideas", "Origin", "https://evil.example");
    assertProblem(stranger, 403, "forbidden");
    assertThat(stranger.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void letsItsOwnWebsiteIn() {
    assertThat(get("/api/ideas", "Origin", "http://public.example:8080").statusCode())
        .isEqualTo(200);
  }

  @Test
  void answersThePreflightOfANamedWebsite() {
    HttpResponse<String> answer =
        send(
            "OPTIONS",
            "/api/ideas",
            BodyPublishers.noBody(),
            "Origin",
            "https://mitwirkung.example",
            "Access-Control-Request-Method",
            "POST",
            "Access-Control-Request-Headers",
            "authorization,content-type,idempotency-key");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Methods").orElseThrow())
        .contains("POST");
    assertThat(StandIns.of(Service.IDEAS).asked()).isEmpty();
  }

  @Test
  void logsWhatBecameOfEachRequestAndNobodysAddress(CapturedOutput log) {
    get("/api/ideas?q=secret", "X-Request-Id", "logged-fine-1", "X-Forwarded-For", "192.0.2.99");
    get("/elsewhere", "X-Request-Id", "logged-missing-1");
    StandIns.of(Service.IDEAS).goDown();
    get("/api/ideas", "X-Request-Id", "logged-down-1");

    await()
        .untilAsserted(() ->
            assertThat(log.getOut())
                .containsPattern("GET /api/ideas 200 \\d+us route=ideas request=logged-fine-1")
                .containsPattern("GET /elsewhere 404 \\d+us route=- request=logged-missing-1")
                .containsPattern("GET /api/ideas 503 \\d+us route=ideas request=logged-down-1"));
    assertThat(log.getOut()).doesNotContain("secret").doesNotContain("192.0.2.99");
  }

  @Test
  void keepsItsManagementOnAPortOfItsOwn() throws Exception {
    String answer =
        RawConnection.to(managementPort)
            .send(
                "GET /actuator/health/readiness HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 200").contains("\"UP\"");
    assertThat(
            RawConnection.to(managementPort)
                .send("GET /actuator/health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
        .contains("\"circuitBreakers\"");

    assertThat(
            RawConnection.to(managementPort)
                .send("GET /api/ideas HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 4");
    assertThat(StandIns.of(Service.IDEAS).asked()).isEmpty();
  }
}
