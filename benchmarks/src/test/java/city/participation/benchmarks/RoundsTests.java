package city.participation.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RoundsTests {

  private final Rounds rounds = new Rounds();

  @Test
  void medianIsTheMiddleOne() {
    rounds.add("a", 30);
    rounds.add("b", 1);
    rounds.add("a", 10);
    rounds.add("a", 11);
    assertThat(rounds.median("a")).isEqualTo(11);
  }

  @Test
  void medianOfAnEvenNumberIsBetweenTheMiddleTwo() {
    rounds.add("a", 1);
    rounds.add("a", 9);
    rounds.add("a", 4);
    rounds.add("a", 2);
    assertThat(rounds.median("a")).isEqualTo(3);
  }

  @Test
  void hasNoFigureOfWhatWasNotMeasured() {
    assertThatThrownBy(() -> rounds.median("a")).hasMessage("a was not measured");
  }
}
