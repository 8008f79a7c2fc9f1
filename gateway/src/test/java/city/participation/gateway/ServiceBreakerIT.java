package city.participation.gateway;

import static city.participation.gateway.ProblemAnswers.assertProblem;
import static city.participation.gateway.ProblemAnswers.assertRetryAfter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.participation.gateway.StandIns.Service;
import city.participation.testengines.TestSignIn;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceBreakerIT extends RunningGateway {

  private final StandIn ideas = StandIns.of(Service.IDEAS);

  private State state() {
    return breakers.circuitBreaker("ideas").getState();
  }

  @Test
  void saysThatAServiceIsDownAndWhenToComeBack() {
    ideas.goDown();

    HttpResponse<String> answer = get("/api/ideas", "Accept-Language", "de");

    assertThat(assertProblem(answer, 503, "service-unavailable").path("title").asString())
        .isEqualTo("Dienst nicht erreichbar");
    assertRetryAfter(answer);
  }

  @Test
  void isThereAgainTheMomentAServiceIsBack() {
    ideas.goDown();
    for (int i = 0; i < 30; i++) {
      HttpResponse<String> answer = get("/api/ideas");
      assertProblem(answer, 503, "service-unavailable");
      assertRetryAfter(answer);
    }
    assertThat(state()).isEqualTo(State.CLOSED);

    ideas.comeBack();
    assertThat(atOnce(12, "/api/ideas")).extracting(HttpResponse::statusCode).containsOnly(200);
  }

  @Test
  void opensForAServiceThatFailsAndClosesSoonAfterItIsWell() {
    ideas.behave(ideas.breaking());
    for (int i = 0; i < 10; i++) {
      HttpResponse<String> answer = get("/api/ideas");
      assertProblem(answer, 503, "service-unavailable");
      assertRetryAfter(answer);
    }
    assertThat(state()).isNotEqualTo(State.CLOSED);

    ideas.behave(ideas.answering(200));
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> {
          assertThat(get("/api/ideas").statusCode()).isEqualTo(200);
          assertThat(state()).isEqualTo(State.CLOSED);
        });
  }

  @Test
  void refusesNoServiceThatIsSeldomAskedAfterATrial() {
    breakers.circuitBreaker("ideas").transitionToOpenState();
    breakers.circuitBreaker("ideas").transitionToHalfOpenState();
    // Fewer than a trial needs for its judgement.
    assertThat(get("/api/ideas").statusCode()).isEqualTo(200);

    await().until(() -> state() != State.HALF_OPEN);
    assertThat(state()).isEqualTo(State.CLOSED);
  }

  @Test
  void refusesNoServiceThatStartsDuringATrial() {
    breakers.circuitBreaker("ideas").transitionToOpenState();
    breakers.circuitBreaker("ideas").transitionToHalfOpenState();
    ideas.goDown();
    for (int i = 0; i < 10; i++) {
      assertProblem(get("/api/ideas"), 503, "service-unavailable");
    }

    await().until(() -> state() != State.HALF_OPEN);
    assertThat(state()).isEqualTo(State.CLOSED);
    ideas.comeBack();
    assertThat(atOnce(12, "/api/ideas")).extracting(HttpResponse::statusCode).containsOnly(200);
  }

  @Test
  void leavesTheOtherServicesAlone() {
    ideas.behave(ideas.breaking());
    for (int i = 0; i < 10; i++) {
      get("/api/ideas");
    }

    assertThat(state()).isNotEqualTo(State.CLOSED);
    assertThat(get("/api/events").statusCode()).isEqualTo(200);
  }

  @Test
  void cutsOffAServiceThatIsTooSlow() {
    ideas.behave(ideas.hanging());

    HttpResponse<String> answer = get("/api/ideas");
    assertProblem(answer, 504, "service-timeout");
    assertRetryAfter(answer);

    atOnce(6, "/api/ideas");
    assertThat(state()).isNotEqualTo(State.CLOSED);
    int asked = ideas.asked().size();
    assertProblem(get("/api/ideas"), 503, "service-unavailable");
    assertThat(ideas.asked()).hasSize(asked);
  }

  @Test
  void cutsOffAStreamThatDoesNotBegin() {
    StandIn notifications = StandIns.of(Service.NOTIFICATIONS);
    notifications.behave(notifications.hanging());

    String token = "Bearer " + TestSignIn.token("reader", "participant");
    assertProblem(get("/api/notifications/stream", "Authorization", token), 504, "service-timeout");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 409, 412, 413, 422, 429, 500})
  void doesNotCountAnAnswerThatIsNoFailureOfTheWay(int status) {
    ideas.behave(ideas.answering(status));
    for (int i = 0; i < 12; i++) {
      assertThat(get("/api/ideas").statusCode()).isEqualTo(status);
    }

    assertThat(state()).isEqualTo(State.CLOSED);
    assertThat(breakers.circuitBreaker("ideas").getMetrics().getNumberOfFailedCalls()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {502, 503, 504})
  void countsAGatewayErrorAndHandsItOnAsItIs(int status) {
    ideas.behave(ideas.answering(status));
    for (int i = 0; i < 5; i++) {
      HttpResponse<String> answer = get("/api/ideas");
      assertThat(answer.statusCode()).isEqualTo(status);
      assertThat(json(answer).path("service").asString()).isEqualTo("ideas");
    }

    assertThat(state()).isNotEqualTo(State.CLOSED);
  }

  @Test
  void doesNotCountAServiceThatLimitsItsLoadAndSaysUntilWhen() {
    ideas.behave(ideas.answering(503, "Retry-After", "7"));
    for (int i = 0; i < 12; i++) {
      HttpResponse<String> answer = get("/api/ideas");
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).hasValue("7");
    }

    assertThat(state()).isEqualTo(State.CLOSED);
  }

  @Test
  void doesNotCountWhatTheClientDidWrong() {
    String token = "Bearer " + TestSignIn.token(newAddress(), "participant");
    for (int i = 0; i < 12; i++) {
      assertProblem(
          post("/api/ideas", "a".repeat(11_000), "Authorization", token), 413, "content-too-large");
    }

    assertThat(state()).isEqualTo(State.CLOSED);
    assertThat(breakers.circuitBreaker("ideas").getMetrics().getNumberOfFailedCalls()).isZero();
  }

  @Test
  void asksOnceMoreForAReadWhoseConnectionBreaks() {
    StandIn.Behaviour fine = ideas.answering(200);
    ideas.behave((request, response) ->
        (ideas.asked().isEmpty() ? ideas.breaking() : fine).apply(request, response));

    assertThat(get("/api/ideas").statusCode()).isEqualTo(200);
    assertThat(ideas.asked()).hasSize(2);
    assertThat(breakers.circuitBreaker("ideas").getMetrics().getNumberOfFailedCalls()).isZero();
  }

  @Test
  void neverSendsAWriteTwice() {
    ideas.behave(ideas.breaking());
    String token = "Bearer " + TestSignIn.token(newAddress(), "participant");

    HttpResponse<String> answer =
        post("/api/ideas", "{}", "Authorization", token, "Accept-Language", "de");

    assertThat(assertProblem(answer, 503, "service-interrupted").path("detail").asString())
        .as("it may have been carried out")
        .contains("kann trotzdem erfolgt sein", "Idempotency-Key");
    assertRetryAfter(answer);
    assertThat(ideas.asked()).hasSize(1);
  }

  @Test
  void saysOfAWriteThatWasNeverSentThatTheServiceIsDown() {
    ideas.goDown();
    String token = "Bearer " + TestSignIn.token(newAddress(), "participant");

    assertProblem(post("/api/ideas", "{}", "Authorization", token), 503, "service-unavailable");
  }

  @Test
  void limitsWhatIsUnderWayAtOnceWithoutBlamingTheService() {
    StandIn partners = StandIns.of(Service.PARTNERS);
    partners.behave(partners.hanging());
    List<HttpResponse<String>> answers = atOnce(12, "/api/partners");

    assertThat(answers).filteredOn(answer -> answer.statusCode() == 504).hasSizeBetween(2, 4);
    List<HttpResponse<String>> refused =
        answers.stream().filter(answer -> answer.statusCode() == 503).toList();
    assertThat(refused).hasSizeGreaterThanOrEqualTo(8);
    refused.forEach(answer -> {
      assertProblem(answer, 503, "service-busy");
      assertRetryAfter(answer);
    });
    assertThat(breakers.circuitBreaker("partners").getState()).isEqualTo(State.CLOSED);
  }

  private List<HttpResponse<String>> atOnce(int requests, String path) {
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<HttpResponse<String>>> underWay =
          IntStream.range(0, requests)
              .mapToObj(i -> CompletableFuture.supplyAsync(() -> get(path), clients))
              .toList();
      return underWay.stream().map(CompletableFuture::join).toList();
    }
  }
}
