package city.participation.notifications.inbox.web;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import city.participation.notifications.inbox.InboxProperties;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OpenStreamsTests {

  @Test
  void leaveConnectionsForOtherRequests() {
    assertThatNoException().isThrownBy(() -> streams(2512));
    assertThatIllegalStateException()
        .isThrownBy(() -> streams(2511))
        .withMessageContaining("participation.inbox.streams");
  }

  private static OpenStreams streams(int connections) {
    Duration any = Duration.ofSeconds(1);
    return new OpenStreams(
        new InboxProperties(any, any, 5, 2000, any, any), new SimpleMeterRegistry(), connections);
  }
}
