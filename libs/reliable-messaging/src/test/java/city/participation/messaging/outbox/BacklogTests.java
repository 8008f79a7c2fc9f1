package city.participation.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BacklogTests {

  @ParameterizedTest(name = "{0} ms, then a rest of {1} ms")
  @CsvSource({"1,5000", "555,5000", "600,5400", "1500,13500", "3000,15000", "15000,15000"})
  void restsTheLongerTheLongerACountTook(long tookMillis, long restMillis) {
    assertThat(Backlog.rest(Duration.ofMillis(tookMillis)))
        .isEqualTo(Duration.ofMillis(restMillis));
  }
}
