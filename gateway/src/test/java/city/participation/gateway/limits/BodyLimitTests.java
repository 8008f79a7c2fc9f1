package city.participation.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.participation.defaults.problem.Problem;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class BodyLimitTests {

  private static final byte[] TEN = new byte[10];

  private final BodyLimit limit =
      new BodyLimit(
          new BodyLimit.Settings(
              DataSize.ofBytes(10),
              Duration.ofMillis(200),
              DataSize.ofBytes(10),
              DataSize.ofBytes(10)),
          new LimitSettings(
              true,
              new LimitSettings.Rate(10, 60),
              new LimitSettings.Writes(3, 6),
              new LimitSettings.Door(300, 300),
              100,
              List.of()));

  private final AtomicInteger forwarded = new AtomicInteger();

  @Test
  void givesBackWhatItHeld() {
    for (int i = 0; i < 3; i++) {
      send(Flux.just(tenBytes()));
    }

    assertThat(forwarded).hasValue(3);
  }

  @Test
  void holdsNothingOfWhatArrivesWhileItGivesUp() {
    LateBody body = new LateBody();
    assertThatThrownBy(() -> send(body))
        .isInstanceOfSatisfying(
            Problem.class, late -> assertThat(late.code()).isEqualTo("request-timeout"));

    body.arrive();

    send(Flux.just(tenBytes()));
    assertThat(forwarded).hasValue(1);
  }

  private void send(Flux<DataBuffer> body) {
    MockServerWebExchange exchange =
        MockServerWebExchange.from(
            MockServerHttpRequest.post("/api/ideas").contentLength(TEN.length).body(body));
    limit
        .filter(exchange, passed -> Mono.fromRunnable(forwarded::incrementAndGet))
        .block(Duration.ofSeconds(20));
  }

  private static DataBuffer tenBytes() {
    return DefaultDataBufferFactory.sharedInstance.wrap(TEN.clone());
  }

  /** Whose bytes are under way on another thread when nobody wants them any more. */
  private static final class LateBody extends Flux<DataBuffer> {

    private Subscriber<? super DataBuffer> reader;

    @Override
    public void subscribe(reactor.core.CoreSubscriber<? super DataBuffer> reader) {
      this.reader = reader;
      reader.onSubscribe(
          new Subscription() {
            @Override
            public void request(long count) {
              // Nothing comes in time.
            }

            @Override
            public void cancel() {
              // Too late for what is under way.
            }
          });
    }

    void arrive() {
      reader.onNext(tenBytes());
    }
  }
}
