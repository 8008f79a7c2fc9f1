package city.participation.partners.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.partners.organisation.OrganisationDraft.AddressDraft;
import city.participation.partners.organisation.OrganisationDraft.ContactDraft;
import city.participation.partners.organisation.OrganisationDraft.DescriptionDraft;
import city.participation.partners.organisation.OrganisationDraft.RegisterDraft;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OrganisationDraftTests {

  private static final Organisation WHOLE =
      new Organisation(
          "Veedel Digital e.V.",
          LegalForm.REGISTERED_ASSOCIATION,
          Sector.CIVIL_SOCIETY,
          RegisterReference.of("Amtsgericht Charlottenburg", "HRB 0260000 b").orElseThrow(),
          new Address("Venloer Straße 1", "50823", "Köln"),
          "https://veedel-digital.example",
          new Description("Wir helfen im Veedel beim Umgang mit digitalen Diensten.", null),
          List.of("3"),
          List.of(Theme.DIGITALISATION),
          new Contact("Kim Beispiel", "kim@example.org", null),
          new AcceptedTerms("2026-01", Instant.EPOCH),
          List.of(new LinkedDocument("Satzung", "https://veedel-digital.example/satzung.pdf")));

  @Test
  void isTheOrganisationOnceItSaysAll() {
    OrganisationDraft draft = OrganisationDraft.of(WHOLE);
    assertThat(draft.missing()).isEmpty();
    assertThat(draft.complete()).hasValue(WHOLE);
  }

  @Test
  void lacksNothingButAContactThatWasForgotten() {
    OrganisationDraft draft = OrganisationDraft.of(WHOLE.withoutContact());
    assertThat(draft).isEqualTo(OrganisationDraft.of(WHOLE).withoutContact());
    assertThat(draft.missing()).containsExactly("/contact");
  }

  @Test
  void namesAllThatIsMissing() {
    OrganisationDraft nothing =
        new OrganisationDraft(
            null, null, null, null, null, null, null, List.of(), List.of(), null, null, List.of());
    assertThat(nothing.missing())
        .containsExactly(
            "/name",
            "/legalForm",
            "/sector",
            "/address",
            "/description",
            "/themes",
            "/contact",
            "/terms");
    assertThat(nothing.complete()).isEqualTo(Optional.empty());
  }

  @Test
  void namesAlsoWhatIsMissingInAPart() {
    OrganisationDraft begun =
        new OrganisationDraft(
            "Veedel Digital e.V.",
            LegalForm.REGISTERED_ASSOCIATION,
            Sector.CIVIL_SOCIETY,
            new RegisterDraft(null, null),
            new AddressDraft(null, null, null),
            null,
            new DescriptionDraft(null, "We help."),
            List.of(),
            List.of(Theme.INNOVATION),
            new ContactDraft(null, null, null),
            new AcceptedTerms("2026-01", Instant.EPOCH),
            List.of());
    assertThat(begun.missing())
        .containsExactly(
            "/register/court",
            "/register/number",
            "/address/street",
            "/address/postcode",
            "/address/city",
            "/description/de",
            "/contact/name",
            "/contact/mail");
    assertThat(begun.complete()).isEmpty();
  }

  @Test
  void findsAThemeByItsCode() {
    for (Theme theme : Theme.values()) {
      assertThat(Theme.find(theme.code())).hasValue(theme);
    }
    assertThat(Theme.find("LIVEABILITY")).isEmpty();
  }
}
