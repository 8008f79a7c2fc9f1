package city.participation.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PerfTestOutputTests {

  private static final String HEADER =
      "id,time (s),published (msg/s),returned (msg/s),confirmed (msg/s),nacked (msg/s),"
          + "received (msg/s),min consumer latency (µs),median consumer latency (µs)";

  private static final List<String> SENDING =
      List.of(
          HEADER,
          "test-1,1.000,1000,0,900,0,,,",
          "test-1,2.000,6000,0,6000,0,,,",
          "test-1,4.000,9000,0,9000,0,,,",
          "test-1,5.000,12000,0,12000,0,,,",
          "test-1,5.100,100,0,100,0,,,");

  @Test
  void leavesOutTheWarmUpAndTheEnd() {
    assertThat(perSecond(SENDING, PerfTestOutput.CONFIRMED, 1)).isEqualTo(36000 / 4.0);
    assertThat(perSecond(SENDING, PerfTestOutput.CONFIRMED, 2))
        .isCloseTo(30000 / 3.0, within(0.001));
  }

  @Test
  void countsWhatIsReceived() {
    var receiving =
        List.of(
            HEADER, "test-1,1.0,,,,,20000,1,2", "test-1,2.0,,,,,22000,1,2", "test-1,2.1,,,,,5,1,2");
    assertThat(perSecond(receiving, PerfTestOutput.RECEIVED, 1)).isEqualTo(22000);
    assertThat(PerfTestOutput.parse(receiving).any(PerfTestOutput.NACKED)).isFalse();
  }

  @Test
  void seesWhatWasReturned() {
    assertThat(PerfTestOutput.parse(SENDING).any(PerfTestOutput.RETURNED)).isFalse();
    var returned = List.of(HEADER, "test-1,1.000,10,10,10,0,,,");
    assertThat(PerfTestOutput.parse(returned).any(PerfTestOutput.RETURNED)).isTrue();
  }

  @Test
  void hasNoFigureOfARunThatWasTooShort() {
    assertThatThrownBy(() -> perSecond(SENDING, PerfTestOutput.CONFIRMED, 5))
        .hasMessageContaining("all of which is warm-up");
    assertThatThrownBy(() -> PerfTestOutput.parse(List.of(HEADER)))
        .hasMessageContaining("counted nothing");
  }

  @Test
  void hasNoFigureOfAColumnThatIsNotThere() {
    assertThatThrownBy(() -> perSecond(SENDING, "acked (msg/s)", 1))
        .hasMessageContaining("no 'acked (msg/s)'");
  }

  private static double perSecond(List<String> lines, String column, int warmUp) {
    return PerfTestOutput.parse(lines).perSecond(column, Duration.ofSeconds(warmUp));
  }
}
