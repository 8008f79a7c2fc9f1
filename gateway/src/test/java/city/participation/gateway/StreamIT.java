package city.participation.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import city.participation.gateway.StandIns.Service;
import city.participation.testengines.TestSignIn;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.Lifecycle;
import org.springframework.test.annotation.DirtiesContext;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

class StreamIT extends RunningGateway {

  @Test
  @DirtiesContext
  void endsItsStreamsWhenItStops(@Autowired ApplicationContext gateway) throws Exception {
    StandIns.of(Service.NOTIFICATIONS)
        .behave((request, response) ->
            response.sse().sendString(Flux.just(": hello\n\n").concatWith(Flux.never())));
    HttpResponse<InputStream> answer =
        CLIENT.send(
            HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:" + port + "/api/notifications/stream"))
                .header("Authorization", "Bearer " + TestSignIn.token("reader", "participant"))
                .timeout(Duration.ofSeconds(20))
                .build(),
            HttpResponse.BodyHandlers.ofInputStream());
    assertThat(answer.body().read()).isEqualTo(':');

    long start = System.nanoTime();
    gateway.getBean("streamEnd", Lifecycle.class).stop();

    assertThat(answer.body().readAllBytes()).as("ended, not broken off").isNotNull();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/notifications/stream", "/api/notifications"})
  void cutsAnAnswerWhoseServiceFallsSilent(String path) throws Exception {
    AtomicBoolean ended = new AtomicBoolean();
    StandIns.of(Service.NOTIFICATIONS)
        .behave((request, response) ->
            response
                .sse()
                .sendString(
                    Flux.just(": hello\n\n")
                        .concatWith(Flux.never())
                        .doFinally(end -> ended.set(true))));
    HttpResponse<InputStream> answer =
        CLIENT.send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + TestSignIn.token("reader", "participant"))
                .timeout(Duration.ofSeconds(20))
                .build(),
            HttpResponse.BodyHandlers.ofInputStream());
    assertThat(answer.statusCode()).isEqualTo(200);

    // Broken off, so that no reader takes what it has for all there is.
    assertThatThrownBy(() -> answer.body().readAllBytes()).isInstanceOf(IOException.class);
    await().untilTrue(ended);
  }

  @Test
  void handsEachMessageOnAtOnceAndEndsWithItsReader() throws Exception {
    Sinks.Many<String> source = Sinks.many().unicast().onBackpressureBuffer();
    AtomicBoolean ended = new AtomicBoolean();
    Flux<String> messages = source.asFlux().doFinally(end -> ended.set(true));
    StandIns.of(Service.NOTIFICATIONS)
        .behave((request, response) -> response.sse().sendString(messages));

    source.tryEmitNext(": hello\n\n").orThrow();
    String token = TestSignIn.token("reader", "participant");
    HttpResponse<InputStream> answer =
        CLIENT.send(
            HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:" + port + "/api/notifications/stream"))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream")
                .timeout(Duration.ofSeconds(20))
                .build(),
            HttpResponse.BodyHandlers.ofInputStream());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/event-stream");

    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
      assertThat(lines.readLine()).isEqualTo(": hello");
      assertThat(lines.readLine()).isEmpty();
      for (String text : new String[] {"one", "two", "three"}) {
        // The next is not sent before this one was read.
        source.tryEmitNext("data: " + text + "\n\n").orThrow();
        assertThat(lines.readLine()).isEqualTo("data: " + text);
        assertThat(lines.readLine()).isEmpty();
      }
    }
    await().untilTrue(ended);
  }
}
