package city.participation.ideas.place;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CityOutlineTests {

  private final CityOutline city = new CityOutline();

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "Dom, 6.9583, 50.9413",
    "Worringer Rheinufer, 6.8640, 51.0690",
    "Fühlinger See, 6.9230, 51.0270",
    "Stammheimer Klärwerk, 6.9880, 50.9960",
    "Dünnwalder Wildpark, 7.0520, 51.0060",
    "Königsforst, 7.1250, 50.9300",
    "Flughafen Köln/Bonn, 7.1420, 50.8660",
    "Libur, 7.0710, 50.8370",
    "Godorfer Hafen, 6.9800, 50.8500",
    "Meschenich, 6.9290, 50.8560",
    "Weiden, 6.8280, 50.9330",
    "Widdersdorf, 6.8380, 50.9680",
    "Roggendorf, 6.8330, 51.0420"
  })
  void takesPlacesInTheCity(String name, double longitude, double latitude) {
    assertThat(city.contains(Point.at(longitude, latitude))).as(name).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "Leverkusen, 6.9870, 51.0330",
    "Hürth, 6.8700, 50.8770",
    "Frechen, 6.8120, 50.9100",
    "Pulheim, 6.8060, 51.0000",
    "Dormagen, 6.8400, 51.0960",
    "Bergisch Gladbach, 7.1330, 50.9920",
    "Troisdorf, 7.1550, 50.8160",
    "Wesseling, 6.9770, 50.8270",
    "Bonn, 7.0980, 50.7370",
    "latitude and longitude swapped, 50.9413, 6.9583",
    "nowhere, 0, 0"
  })
  void refusesPlacesElsewhere(String name, double longitude, double latitude) {
    assertThat(city.contains(Point.at(longitude, latitude))).as(name).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"NaN, 50.94", "6.95, NaN", "Infinity, 50.94", "6.95, -Infinity"})
  void refusesWhatIsNoPoint(double longitude, double latitude) {
    assertThat(city.contains(Point.at(longitude, latitude))).isFalse();
  }
}
