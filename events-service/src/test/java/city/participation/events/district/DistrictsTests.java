package city.participation.events.district;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistrictsTests {

  private final Districts districts = new Districts();

  @Test
  void areColognes9StadtbezirkeAnd86Stadtteile() {
    assertThat(districts.count()).isEqualTo(9 + 86);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "9", "101", "301", "716", "909"})
  void knowTheirNumbers(String number) {
    assertThat(districts.contains(number)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "10", "100", "106", "910", "Klettenberg", ""})
  void knowNoOthers(String number) {
    assertThat(districts.contains(number)).isFalse();
  }
}
