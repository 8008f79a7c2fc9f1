package city.participation.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.participation.benchmarks.Pace.Sample;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTests {

  private static final long SECOND = 1_000_000_000;

  @Test
  void leavesOutASlowBeginningAndASlowEnd() {
    var samples =
        List.of(
            new Sample(0, 100),
            new Sample(5 * SECOND, 110),
            new Sample(6 * SECOND, 500),
            new Sample(7 * SECOND, 900),
            new Sample(8 * SECOND, 1000),
            new Sample(12 * SECOND, 1100));
    assertThat(Pace.steady(samples)).isEqualTo((1000 - 500) / 2.0);
  }

  @Test
  void hasNoFigureOfTooLittleWork() {
    assertThatThrownBy(() -> Pace.steady(List.of()))
        .hasMessage("all was done before it was looked at");
    assertThatThrownBy(() -> Pace.steady(List.of(new Sample(0, 0), new Sample(SECOND, 10))))
        .hasMessageStartingWith("too little was done");
  }
}
