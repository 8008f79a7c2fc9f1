package city.participation.gateway;

import static city.participation.gateway.ProblemAnswers.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import city.participation.gateway.StandIns.Service;
import city.participation.testengines.BadToken;
import city.participation.testengines.TestSignIn;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokensIT extends RunningGateway {

  @ParameterizedTest
  @EnumSource(BadToken.class)
  void refusesAWrongTokenEvenWhereNoneIsNeeded(BadToken flaw) {
    String token = TestSignIn.token(flaw, "someone", "participant");

    HttpResponse<String> answer = get("/api/ideas", "Authorization", "Bearer " + token);

    assertProblem(answer, 401, "unauthenticated");
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
        .startsWith("Bearer")
        .doesNotContainIgnoringCase("expired")
        .doesNotContainIgnoringCase("issuer");
    assertThat(StandIns.of(Service.IDEAS).asked()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/notifications",
    "GET, /api/notifications/stream",
    "POST, /api/ideas",
    "POST, /api/events/calendars/own",
    "DELETE, /api/events/calendars/own",
    "PUT, /api/ideas/1/support",
    "DELETE, /api/ideas/1/support",
    "PATCH, /api/ideas/1"
  })
  void asksForATokenWhereTheServiceWould(String method, String path) {
    HttpResponse<String> answer = send(method, path, BodyPublishers.noBody());

    assertProblem(answer, 401, "unauthenticated");
    assertThat(StandIns.of(Service.IDEAS).asked()).isEmpty();
    assertThat(StandIns.of(Service.EVENTS).asked()).isEmpty();
    assertThat(StandIns.of(Service.NOTIFICATIONS).asked()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/events/1/registrations",
        "/api/events/1/registrations/2/acceptance",
        "/api/events/1/registrations/2/cancellation"
      })
  void letsAPassOfAGuestThroughInsteadOfAToken(String path) {
    assertProblem(send("POST", path, BodyPublishers.noBody()), 401, "unauthenticated");

    HttpResponse<String> answer =
        send("POST", path, BodyPublishers.noBody(), "Guest-Pass", "local.a.b");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(StandIns.of(Service.EVENTS).lastAsked().headers().get("Guest-Pass"))
        .isEqualTo("local.a.b");
  }

  @Test
  void letsAGuestAskForAPassAndForTheirErasure() {
    assertThat(
            send("POST", "/api/notifications/guest-links", BodyPublishers.ofString("{}"))
                .statusCode())
        .isEqualTo(200);
    assertThat(
            send("POST", "/api/erasure-requests", BodyPublishers.noBody(), "Guest-Pass", "a.b.c")
                .statusCode())
        .isEqualTo(200);
    assertProblem(
        send("POST", "/api/erasure-requests", BodyPublishers.noBody()), 401, "unauthenticated");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/notifications",
    "POST, /api/events",
    "POST, /api/events/1/check-ins",
    "POST, /api/events/1/registrations/2",
    "PUT, /api/events/1/registrations",
    "DELETE, /api/notifications/contact",
    "GET, /api/notifications/guest-links"
  })
  void opensNothingElseForAPass(String method, String path) {
    assertProblem(
        send(method, path, BodyPublishers.noBody(), "Guest-Pass", "local.a.b"),
        401,
        "unauthenticated");
  }

  /** They cannot sign in: what they may read they know by its address. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/events/calendar?district=401&lang=en",
        "/api/events/1/calendar",
        "/api/events/feed",
        "/api/events/calendars/own?token=3q2-7w_8"
      })
  void letsCalendarProgramsThrough(String path) {
    assertThat(get(path, "If-None-Match", "\"2-17f0\"").statusCode()).isEqualTo(200);
    assertThat(StandIns.of(Service.EVENTS).lastAsked().uri()).isEqualTo(path);
    assertThat(StandIns.of(Service.EVENTS).lastAsked().headers().get("If-None-Match"))
        .isEqualTo("\"2-17f0\"");
  }

  @Test
  void letsWhoSignedInThrough() {
    String token = "Bearer " + TestSignIn.token("reader", "participant");

    assertThat(get("/api/notifications", "Authorization", token).statusCode()).isEqualTo(200);
    assertThat(StandIns.of(Service.NOTIFICATIONS).lastAsked().headers().get("Authorization"))
        .isEqualTo(token);
  }

  @Test
  void readsWithoutATokenNeedNoSignInService() {
    TestSignIn.publishKeySet(false);
    try {
      assertThat(get("/api/ideas").statusCode()).isEqualTo(200);
    } finally {
      TestSignIn.publishKeySet(true);
    }
  }
}
