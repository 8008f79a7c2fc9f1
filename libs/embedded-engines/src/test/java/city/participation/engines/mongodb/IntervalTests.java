package city.participation.engines.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IntervalTests {

  static Stream<Arguments> neighbours() {
    return Stream.of(
        Arguments.of(Instant.ofEpochMilli(1_000), Instant.ofEpochMilli(1_001)),
        Arguments.of(Instant.ofEpochMilli(-1), Instant.ofEpochMilli(0)),
        Arguments.of(
            new ObjectId("000000000000000000000000"), new ObjectId("000000000000000000000001")),
        Arguments.of(
            new ObjectId("0000000000000000000000ff"), new ObjectId("000000000000000000000100")),
        Arguments.of(false, true));
  }

  @ParameterizedTest
  @MethodSource("neighbours")
  void leavesAPointWhereItIsWhateverBoundsIt(Object low, Object high) {
    for (String direction : new String[] {"up", "down"}) {
      boolean up = direction.equals("up");
      Interval range = interval(up ? "$gt" : "$lt", up ? low : high);
      Interval point = interval("$eq", up ? high : low);
      for (Interval both : new Interval[] {range.and(point), point.and(range)}) {
        assertThat(both.isPoint()).isTrue();
        assertThat(both.from().prefix()).isEqualTo(KeyBytes.of(up ? high : low));
        assertThat(both.isEmpty()).isFalse();
      }
    }
  }

  @Test
  void leavesNothingOfAPointBeyondTheBounds() {
    assertThat(interval("$gt", 3).and(interval("$eq", 3)).isEmpty()).isTrue();
    assertThat(interval("$eq", 2).and(interval("$eq", 3)).isEmpty()).isTrue();
  }

  private static Interval interval(String operator, Object operand) {
    return Objects.requireNonNull(Interval.of(new Condition("a", operator, operand))).getFirst();
  }
}
