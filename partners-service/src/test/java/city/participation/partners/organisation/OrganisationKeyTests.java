package city.participation.partners.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrganisationKeyTests {

  static final List<List<String>> COURTS = Courts.lines();

  @ParameterizedTest
  @CsvSource({
    "Amtsgericht Köln, VR 12345",
    "amtsgericht köln, vr 12345",
    "AG Köln, VR12345",
    "Koeln, VR 012345",
    "Registergericht  Köln, VR: 12345",
    "AMTSGERICHT KÖLN, VR.12345",
    "Amtsgericht Köln – Registergericht –, VR 12345",
    "Registergericht Amtsgericht Köln, VR 12345",
    "Registergericht beim Amtsgericht Köln, VR 12345",
    "Köln (Vereinsregister), VR 12345",
    "Vereinsregister des Amtsgerichts Köln, VR 12345"
  })
  void isTheSameForEveryWayToWriteOneRegisterEntry(String court, String number) {
    assertThat(organisation("Irgendwer", "50667", court, number).key())
        .isEqualTo("register:koeln:VR:12345");
  }

  @ParameterizedTest
  @FieldSource("COURTS")
  void isTheSameForEveryNameOfOneCourt(List<String> names) {
    String first = organisation("Irgendwer", "50667", names.getFirst(), "HRB 12").key();
    assertThat(names)
        .allSatisfy(name -> {
          for (String court :
              List.of(name, "Amtsgericht " + name, "AG " + name, name + " (Handelsregister)")) {
            assertThat(organisation("Irgendwer", "50667", court, "HRB 12").key())
                .as(court)
                .isEqualTo(first);
          }
        });
  }

  @Test
  void isAnotherForEachCourt() {
    assertThat(COURTS.stream().map(names -> Courts.place(names.getFirst())))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({
    "Charlottenburg, 'Charlottenburg, Berlin'",
    "Frankfurt am Main, Frankfurt/Main",
    "Frankfurt am Main, Frankfurt a.M.",
    "Frankfurt (Oder), Frankfurt an der Oder",
    "Freiburg, Freiburg i. Breisgau",
    "Oldenburg, Oldenburg i. O."
  })
  void knowsCourtsThatAreWrittenInSeveralWays(String one, String other) {
    assertThat(Courts.place(other)).isEqualTo(Courts.place(one));
  }

  @Test
  void tellsTheTwoFrankfurtsApart() {
    assertThat(Courts.place("Frankfurt (Oder)")).isNotEqualTo(Courts.place("Frankfurt"));
  }

  @ParameterizedTest
  @CsvSource({
    "Amtsgericht Köln, HRB 12345",
    "Amtsgericht Bonn, VR 12345",
    "Amtsgericht Köln, VR 123456",
    "Amtsgericht Köln, VR 12345 B"
  })
  void isAnotherForAnotherEntry(String court, String number) {
    assertThat(organisation("Irgendwer", "50667", court, number).key())
        .isNotEqualTo("register:koeln:VR:12345");
  }

  @Test
  void keepsACourtOfWhichNothingElseIsLeft() {
    assertThat(organisation("Irgendwer", "50667", "Amtsgericht", "VR 12345").key())
        .isEqualTo("register:amtsgericht:VR:12345");
  }

  @ParameterizedTest
  @ValueSource(strings = {"12345", "VR", "VR 0", "XY 12345", "VR 123456789", "VR 12345 ABC", "HRB"})
  void isOfNoRegisterThatIsNotWrittenSo(String number) {
    assertThat(RegisterReference.of("Amtsgericht Köln", number)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bürger für Köln e.V.",
        "BÜRGER FÜR KÖLN e. V.",
        "Buerger-fuer-Koeln eV",
        "Bürger für Köln, e.V."
      })
  void isOneForNamesThatDifferInWritingOnly(String name) {
    assertThat(organisation(name, "50667", null, null).key())
        .isEqualTo("name:buergerfuerkoelnev:50667");
  }

  @Test
  void tellsNamesakesApartByTheirPostcodes() {
    assertThat(organisation("Nachbarn", "50667", null, null).key())
        .isNotEqualTo(organisation("Nachbarn", "50823", null, null).key());
  }

  @Test
  void doesNotHangOnTheNameOfARegisteredOne() {
    assertThat(organisation("Alter Name", "50667", "Köln", "VR 1").key())
        .isEqualTo(organisation("Neuer Name", "50823", "Köln", "VR 1").key());
  }

  @Test
  void keepsTheLettersThatSomeCourtsAdd() {
    assertThat(RegisterReference.of("Amtsgericht Charlottenburg", "hrb 0123 b"))
        .hasValueSatisfying(it -> assertThat(it.entry()).isEqualTo("HRB 123 B"));
  }

  @Test
  void saysWhichFieldItIsMadeOf() {
    assertThat(organisation("Nachbarn", "50667", null, null).keyField()).isEqualTo("/name");
    assertThat(organisation("Nachbarn", "50667", "Köln", "VR 1").keyField()).isEqualTo("/register");
  }

  @Test
  void isCalledAsARegisterMayWriteIt() {
    Organisation organisation = organisation("Bürger für Köln e.V.", "50667", null, null);
    assertThat(organisation.isCalled("BUERGER FÜR KOELN e.V.")).isTrue();
    assertThat(organisation.isCalled("Bürger für Bonn e.V.")).isFalse();
  }

  @Test
  void knowsNothingOfTheTableButItsCourts() {
    assertThat(Courts.lines())
        .contains(List.of("Köln"))
        .anySatisfy(names -> assertThat(names).startsWith("Charlottenburg").hasSizeGreaterThan(1))
        .allSatisfy(names ->
            assertThat(names)
                .isNotEmpty()
                .allSatisfy(name ->
                    assertThat(name).isNotBlank().isEqualTo(name.strip()).doesNotContain("#")));
  }

  private static Organisation organisation(
      String name, String postcode, @Nullable String court, @Nullable String number) {
    return new Organisation(
        name,
        LegalForm.OTHER,
        Sector.CIVIL_SOCIETY,
        court == null || number == null ? null : RegisterReference.of(court, number).orElseThrow(),
        new Address("Domkloster 4", postcode, "Köln"),
        null,
        new Description("Wir helfen im Veedel beim Umgang.", null),
        List.of(),
        List.of(Theme.INNOVATION),
        new Contact("Kim Beispiel", "kim@example.org", null),
        new AcceptedTerms("2026-01", Instant.EPOCH),
        List.of());
  }
}
