package city.participation.notifications.inbox.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import city.participation.notifications.inbox.InboxProperties;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenStreamsTests {

  @Test
  void leaveConnectionsForOtherRequests() {
    assertThatNoException().isThrownBy(() -> streams(2512));
    assertThatIllegalStateException()
        .isThrownBy(() -> streams(2511))
        .withMessageContaining("participation.inbox.streams");
  }

  @Test
  void endTheOldestOfAPersonAndNoneOfOthers() {
    OpenStreams streams = streams(2512);
    List<Integer> ended = new ArrayList<>();
    Runnable first = streams.take("erika", () -> ended.add(1));
    for (int i = 2; i <= 5; i++) {
      int number = i;
      streams.take("erika", () -> ended.add(number));
    }
    streams.take("eric", () -> ended.add(6));
    assertThat(ended).isEmpty();

    streams.take("erika", () -> ended.add(7));
    assertThat(ended).containsExactly(1);

    first.run();
    streams.take("erika", () -> ended.add(8));
    assertThat(ended).containsExactly(1, 2);
  }

  @Test
  void countAPlaceUntilItIsGivenBackOnce() {
    OpenStreams streams = streams(2512);
    Runnable giveBack = streams.take("erika", () -> {});
    assertThat(streams.open()).isEqualTo(1);

    giveBack.run();
    giveBack.run();

    assertThat(streams.open()).isZero();
  }

  private static OpenStreams streams(int connections) {
    Duration any = Duration.ofSeconds(1);
    return new OpenStreams(
        new InboxProperties(any, any, 5, 2000, any, any), new SimpleMeterRegistry(), connections);
  }
}
