package city.participation.partners.partner;

import city.participation.partners.organisation.AcceptedTerms;
import city.participation.partners.organisation.Address;
import city.participation.partners.organisation.Contact;
import city.participation.partners.organisation.Description;
import city.participation.partners.organisation.LegalForm;
import city.participation.partners.organisation.LinkedDocument;
import city.participation.partners.organisation.Organisation;
import city.participation.partners.organisation.OrganisationDraft;
import city.participation.partners.organisation.RegisterReference;
import city.participation.partners.organisation.Sector;
import city.participation.partners.organisation.Theme;
import city.participation.partners.partner.Partner.Decision;
import city.participation.partners.partner.Review.InformationRequest;
import city.participation.partners.partner.Review.Recommendation;
import city.participation.partners.partner.Review.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Partners to test with. */
final class PartnerExamples {

  static final Instant NOW = Instant.parse("2026-11-27T09:15:00Z");
  static final LocalDate TODAY = LocalDate.of(2026, 11, 27);
  static final LocalDate UNTIL = LocalDate.of(2028, 11, 27);
  static final String TERMS = "2026-01";
  static final String ID = "7f3c1a52-6d0b-8e41-9b1e-5a0c2d4e6f80";

  static final Person APPLICANT = new Person("applicant", false, null);
  static final Person STRANGER = new Person("stranger", false, null);
  static final Person REVIEWER = new Person("reviewer", true, "Amt 15");
  static final Person APPROVER = new Person("approver", true, "Amt 01");
  static final Person APPLYING_STAFF = new Person("applicant", true, "Amt 12");

  static final Organisation ORGANISATION =
      new Organisation(
          "Veedel Digital e.V.",
          LegalForm.REGISTERED_ASSOCIATION,
          Sector.CIVIL_SOCIETY,
          RegisterReference.of("Amtsgericht Köln", "VR 12345").orElseThrow(),
          new Address("Venloer Straße 1", "50823", "Köln"),
          "https://veedel-digital.example",
          new Description("Wir helfen im Veedel beim Umgang mit digitalen Diensten.", null),
          List.of("3", "401"),
          List.of(Theme.DIGITALISATION, Theme.LIVEABILITY),
          new Contact("Kim Beispiel", "kim@veedel-digital.example", "+49 221 12345"),
          new AcceptedTerms(TERMS, NOW),
          List.of(new LinkedDocument("Satzung", "https://veedel-digital.example/satzung.pdf")));

  private PartnerExamples() {}

  static OrganisationDraft named(String name) {
    return changed(name, ORGANISATION.districts(), ORGANISATION.contact(), ORGANISATION.terms());
  }

  static OrganisationDraft accepting(String terms) {
    return changed(
        ORGANISATION.name(),
        ORGANISATION.districts(),
        ORGANISATION.contact(),
        new AcceptedTerms(terms, NOW));
  }

  static OrganisationDraft workingIn(String... districts) {
    return changed(
        ORGANISATION.name(), List.of(districts), ORGANISATION.contact(), ORGANISATION.terms());
  }

  static OrganisationDraft contacting(String mail) {
    return changed(
        ORGANISATION.name(),
        ORGANISATION.districts(),
        new Contact("Toni Neu", mail, null),
        ORGANISATION.terms());
  }

  private static OrganisationDraft changed(
      String name, List<String> districts, @Nullable Contact contact, AcceptedTerms terms) {
    Organisation it = ORGANISATION;
    return OrganisationDraft.of(
        new Organisation(
            name,
            it.legalForm(),
            it.sector(),
            it.register(),
            it.address(),
            it.website(),
            it.description(),
            districts,
            it.themes(),
            contact,
            terms,
            it.documents()));
  }

  static OrganisationDraft registered(String number) {
    Organisation it = ORGANISATION;
    return OrganisationDraft.of(
        new Organisation(
            it.name(),
            it.legalForm(),
            it.sector(),
            RegisterReference.of("Amtsgericht Köln", number).orElseThrow(),
            it.address(),
            it.website(),
            it.description(),
            it.districts(),
            it.themes(),
            it.contact(),
            it.terms(),
            it.documents()));
  }

  static Partner draft() {
    return Partner.draft(ID, APPLICANT, OrganisationDraft.of(ORGANISATION), NOW);
  }

  static Partner applied() {
    return taken(ApplicantSteps.apply(draft(), APPLICANT, TERMS, NOW));
  }

  static Partner inReview() {
    return taken(ReviewSteps.takeUp(applied(), REVIEWER, NOW));
  }

  static Partner asked() {
    return taken(
        ReviewSteps.requestInformation(
            inReview(),
            REVIEWER,
            new InformationRequest(List.of("Wo ist die Satzung?"), TODAY.plusDays(14)),
            NOW));
  }

  static Partner recommended(Partner inReview, Verdict verdict) {
    return taken(
        ReviewSteps.recommend(
            inReview, REVIEWER, new Recommendation(verdict, "Alles geprüft."), NOW));
  }

  static Partner accredited() {
    return taken(
        ReviewSteps.approve(recommended(inReview(), Verdict.ACCREDIT), APPROVER, UNTIL, NOW));
  }

  static Partner rejected() {
    return taken(ReviewSteps.approve(recommended(inReview(), Verdict.REJECT), APPROVER, null, NOW));
  }

  static Partner suspended() {
    return taken(TermSteps.suspend(accredited(), REVIEWER, "Satzung geändert.", NOW));
  }

  static Instant endOf(LocalDate lastDay) {
    return lastDay.plusDays(1).atStartOfDay(Accreditation.ZONE).toInstant();
  }

  static Partner expired() {
    return taken(TermSteps.settle(accredited(), endOf(UNTIL)));
  }

  static Partner renewing() {
    return taken(TermSteps.renew(accredited(), APPLICANT, TERMS, endOf(UNTIL.minusDays(31))));
  }

  static Accreditation term(Partner partner) {
    return Objects.requireNonNull(partner.accreditation());
  }

  static Review review(Partner partner) {
    return Objects.requireNonNull(partner.review());
  }

  static Partner taken(Decision decision) {
    return switch (decision) {
      case Decision.Taken(Partner after, var facts) -> after;
      case Decision.Refused(Refusal why) -> throw new AssertionError("Refused: " + why);
    };
  }

  static List<PartnerFact> facts(Decision decision) {
    return switch (decision) {
      case Decision.Taken(Partner after, var facts) -> facts;
      case Decision.Refused(Refusal why) -> throw new AssertionError("Refused: " + why);
    };
  }
}
