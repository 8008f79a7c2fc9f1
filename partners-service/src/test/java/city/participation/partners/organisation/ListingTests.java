package city.participation.partners.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListingTests {

  private static final LocalDate SINCE = LocalDate.of(2026, 11, 27);

  private static Organisation organisation(
      String name, String description, List<String> districts, List<Theme> themes) {
    return new Organisation(
        name,
        LegalForm.REGISTERED_ASSOCIATION,
        Sector.CIVIL_SOCIETY,
        null,
        new Address("Venloer Straße 1", "50823", "Köln"),
        null,
        new Description(description, "We help the Neighbourhood."),
        districts,
        themes,
        new Contact("Kim Beispiel", "kim@example.org", null),
        new AcceptedTerms("2026-01", Instant.EPOCH),
        List.of());
  }

  private static Listing working(String... districts) {
    return Listing.of(
        organisation(
            "Ämter & Bürger e.V.",
            "Wir helfen.",
            List.of(districts),
            List.of(Theme.INNOVATION, Theme.LIVEABILITY)),
        SINCE);
  }

  private static boolean isFound(
      Listing listing, @Nullable Sector sector, @Nullable Theme theme, @Nullable String district) {
    return !Collections.disjoint(listing.keys(), Listing.keys(sector, theme, district));
  }

  /** Who works where, and where they are looked for. */
  @ParameterizedTest
  @CsvSource({
    "301, 301, true",
    "301, 3, true",
    "301, 302, false",
    "301, 4, false",
    "3, 3, true",
    "3, 301, true",
    "3, 309, true",
    "3, 401, false",
    "3 401, 401, true",
    "3 401, 402, false",
    "'', 301, true",
    "'', 3, true",
    "301, , true",
    "'', , true"
  })
  void findsWhoWorksThere(String works, @Nullable String district, boolean found) {
    Listing listing = works.isEmpty() ? working() : working(works.split(" ", -1));
    assertThat(isFound(listing, null, null, district)).isEqualTo(found);
    assertThat(isFound(listing, Sector.CIVIL_SOCIETY, Theme.LIVEABILITY, district))
        .isEqualTo(found);
    assertThat(isFound(listing, Sector.BUSINESS, null, district)).isFalse();
    assertThat(isFound(listing, null, Theme.DIGITALISATION, district)).isFalse();
  }

  @Test
  void isSortedAsCitizensLookItUp() {
    assertThat(working().name()).isEqualTo("aemter buerger e v");
    assertThat(working().since()).isEqualTo(SINCE);
  }

  @Test
  void isFoundByTheBeginningOfItsNameAndByWholeWordsOfItsDescription() {
    List<String> words = working().words();
    assertThat(words)
        .containsAll(Listing.searched("BÜRGER bü ämt helfen neighbourhood"))
        .doesNotContain("helf", "amt", "e", "v");
  }

  @Test
  void takesASearchApart() {
    assertThat(Listing.searched(" Die  Straßen-Bäume, e.V. die "))
        .as("longest first, each once, no single letters")
        .containsExactly("strassen", "baeume", "die");
    assertThat(Listing.searched("Digitalisierungsoffensive")).containsExactly("digitalisier");
    assertThat(Listing.searched("e. V. !")).isEmpty();
    assertThat(Listing.searched("EU")).containsExactly("eu");
  }

  @Test
  void staysSmallHoweverMuchIsSaid() {
    String long1 =
        IntStream.range(0, 1_000).mapToObj("w%d"::formatted).collect(Collectors.joining(" "));
    List<String> everywhere =
        IntStream.rangeClosed(1, 9)
            .boxed()
            .flatMap(borough -> IntStream.rangeClosed(1, 9).mapToObj(i -> borough + "0" + i))
            .toList();
    Listing listing =
        Listing.of(
            organisation("\uFDFA".repeat(160), long1, everywhere, List.of(Theme.values())), SINCE);
    assertThat(listing.name()).as("a letter that stands for many").hasSize(120);
    assertThat(listing.words()).hasSize(400).doesNotHaveDuplicates();
    assertThat(listing.keys()).hasSizeLessThanOrEqualTo(1_000).doesNotHaveDuplicates();
  }
}
