package city.participation.gateway;

import static city.participation.gateway.ProblemAnswers.assertProblem;
import static city.participation.gateway.ProblemAnswers.assertRetryAfter;
import static org.assertj.core.api.Assertions.assertThat;

import city.participation.gateway.StandIns.Service;
import city.participation.testengines.BadToken;
import city.participation.testengines.TestSignIn;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientLimitIT extends RunningGateway {

  @Test
  void tellsAClientWhereItStands() {
    HttpResponse<String> answer = get("/api/ideas");

    assertThat(answer.headers().firstValue("RateLimit-Policy"))
        .hasValue("\"ideas-reads\";q=60;w=60");
    assertThat(answer.headers().firstValue("RateLimit").orElseThrow())
        .startsWith("\"ideas-reads\";r=59;t=");
  }

  @Test
  void refusesAClientThatAsksTooOften() {
    String address = newAddress();
    int before = StandIns.of(Service.IDEAS).asked().size();
    List<HttpResponse<String>> answers = untilRefused("/api/ideas", "X-Forwarded-For", address);
    HttpResponse<String> last = answers.getLast();

    assertProblem(last, 429, "too-many-requests");
    assertThat(assertRetryAfter(last)).isLessThanOrEqualTo(2);
    assertThat(last.headers().firstValue("RateLimit").orElseThrow()).contains(";r=0;");
    assertThat(StandIns.of(Service.IDEAS).asked()).hasSize(before + answers.size() - 1);
  }

  @ParameterizedTest
  @CsvSource({"/elsewhere", "/api/notifications", "/problems/not-found"})
  void limitsWhatEndsAtTheDoor(String path) {
    String address = newAddress();

    assertProblem(exhaust(path, "X-Forwarded-For", address), 429, "too-many-requests");
    assertThat(get(path, "X-Forwarded-For", newAddress()).statusCode()).isNotEqualTo(429);
  }

  @Test
  void refusesNobodyElseBehindAnAddressThatIsLimitedAtTheDoor() {
    String address = newAddress();
    exhaust("/elsewhere", "X-Forwarded-For", address);
    exhaust("/api/notifications", "X-Forwarded-For", address, "Authorization", bad());

    assertThat(get("/api/ideas", "X-Forwarded-For", address).statusCode()).isEqualTo(200);
    String good = "Bearer " + TestSignIn.token("neighbour", "participant");
    for (String path : new String[] {"/api/ideas", "/api/notifications"}) {
      assertThat(get(path, "X-Forwarded-For", address, "Authorization", good).statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void countsBadTokensApartFromPages() {
    String address = newAddress();
    HttpResponse<String> refused =
        exhaust("/api/ideas", "X-Forwarded-For", address, "Authorization", bad());

    assertProblem(refused, 429, "too-many-requests");
    assertRetryAfter(refused);
    assertThat(get("/problems/not-found", "X-Forwarded-For", address).statusCode()).isEqualTo(200);
  }

  @Test
  void limitsNoProbe() throws Exception {
    HttpRequest probe =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + managementPort + "/actuator/health/liveness"))
            .header("X-Forwarded-For", newAddress())
            .timeout(Duration.ofSeconds(20))
            .build();
    for (int i = 0; i < 200; i++) {
      assertThat(CLIENT.send(probe, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void limitsNoOtherRouteAndNoOtherClientWithIt() {
    String address = newAddress();
    exhaust("/api/ideas", "X-Forwarded-For", address);

    assertThat(get("/api/events", "X-Forwarded-For", address).statusCode()).isEqualTo(200);
    assertThat(get("/api/ideas", "X-Forwarded-For", newAddress()).statusCode()).isEqualTo(200);
    String token = "Bearer " + TestSignIn.token("somebody-else", "participant");
    assertThat(get("/api/ideas", "X-Forwarded-For", address, "Authorization", token).statusCode())
        .isEqualTo(200);
  }

  @Test
  void knowsAPersonWhereverSheComesFrom() {
    String token = "Bearer " + TestSignIn.token("traveller", "participant");
    int refused = 0;
    for (int i = 0; i < 90; i++) {
      // The helper asks from another address each time.
      if (get("/api/ideas", "Authorization", token).statusCode() == 429) {
        refused++;
      }
    }

    assertThat(refused).isGreaterThan(10);
  }

  @Test
  void limitsWritesTighterThanReads() {
    String token = "Bearer " + TestSignIn.token("writer", "participant");
    int written = 0;
    while (post("/api/ideas", "{}", "Authorization", token).statusCode() == 200) {
      written++;
    }

    assertThat(written).isBetween(30, 45);
    assertThat(get("/api/ideas", "Authorization", token).statusCode()).isEqualTo(200);
  }

  @Test
  void speaksTheReadersLanguage() {
    HttpResponse<String> german =
        exhaust("/api/ideas", "X-Forwarded-For", newAddress(), "Accept-Language", "de-DE,de;q=0.9");
    assertThat(json(german).path("title").asString()).isEqualTo("Zu viele Anfragen");
  }

  private static String bad() {
    return "Bearer " + TestSignIn.token(BadToken.EXPIRED, "someone", "participant");
  }

  private HttpResponse<String> exhaust(String path, String... headers) {
    return untilRefused(path, headers).getLast();
  }

  private List<HttpResponse<String>> untilRefused(String path, String... headers) {
    List<HttpResponse<String>> answers = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      answers.add(get(path, headers));
      if (answers.getLast().statusCode() == 429) {
        return answers;
      }
    }
    throw new AssertionError("never refused");
  }
}
