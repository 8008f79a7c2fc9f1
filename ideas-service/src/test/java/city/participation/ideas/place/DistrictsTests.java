package city.participation.ideas.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DistrictsTests {

  /**
   * Stadtteile per Stadtbezirk, as the city counts them since Finkenberg became the 86th in 2007.
   */
  private static final Map<String, Long> QUARTERS =
      Map.of("1", 5L, "2", 13L, "3", 9L, "4", 6L, "5", 7L, "6", 12L, "7", 16L, "8", 9L, "9", 9L);

  private final Districts districts = new Districts();

  @Test
  void knowsNineBoroughsAndEightySixQuarters() {
    assertThat(districts.all().stream().filter(District::isBorough)).hasSize(9);
    assertThat(
            districts.all().stream()
                .filter(district -> !district.isBorough())
                .collect(Collectors.groupingBy(District::borough, Collectors.counting())))
        .isEqualTo(QUARTERS);
  }

  @Test
  void numbersTheQuartersOfABoroughWithoutGaps() {
    QUARTERS.forEach((borough, count) -> {
      for (int number = 1; number <= count; number++) {
        assertThat(districts.find("%s%02d".formatted(borough, number))).isPresent();
      }
    });
  }

  @Test
  void namesEachDistrictOnceAmongItsKind() {
    assertThat(districts.all().stream().filter(District::isBorough).map(District::name))
        .doesNotHaveDuplicates();
    assertThat(districts.all().stream().filter(it -> !it.isBorough()).map(District::name))
        .doesNotHaveDuplicates();
  }

  @Test
  void findsWhatEverybodyInCologneKnows() {
    assertThat(districts.find("101")).contains(new District("101", "Altstadt-Süd", "1"));
    assertThat(districts.find("105")).contains(new District("105", "Deutz", "1"));
    assertThat(districts.find("301")).contains(new District("301", "Klettenberg", "3"));
    assertThat(districts.find("405")).contains(new District("405", "Bocklemünd/Mengenich", "4"));
    assertThat(districts.find("612")).contains(new District("612", "Worringen", "6"));
    assertThat(districts.find("716")).contains(new District("716", "Finkenberg", "7"));
    assertThat(districts.find("909")).contains(new District("909", "Flittard", "9"));
    assertThat(districts.find("7")).contains(new District("7", "Porz", null));
  }

  @Test
  void findsNothingElse() {
    assertThat(districts.find("0")).isEmpty();
    assertThat(districts.find("106")).isEmpty();
    assertThat(districts.find("10")).isEmpty();
    assertThat(districts.find("")).isEmpty();
  }
}
