package city.participation.partners.partner;

import city.participation.partners.organisation.OrganisationDraft;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Members change what the organisation says, answer questions, or take it all back. */
@Component
public class AmendPartner {

  private final PartnerChanges changes;
  private final Clock clock;
  private final String terms;

  AmendPartner(
      PartnerChanges changes,
      Clock clock,
      @Value("${participation.partners.terms-version}") String terms) {
    this.changes = changes;
    this.clock = clock;
    this.terms = terms;
  }

  /** From what is said now to what shall be said. */
  public interface Change {

    /** {@code draft}: whether something may be missing. */
    OrganisationDraft of(OrganisationDraft before, boolean draft, Instant now);
  }

  public Outcome amend(String id, Person person, long version, Change change) {
    Instant now = clock.instant();
    return changes.change(
        id,
        person,
        version,
        null,
        partner ->
            ApplicantSteps.amend(
                partner,
                person,
                change.of(partner.said(), partner.status() == PartnerStatus.DRAFT, now),
                terms,
                now));
  }

  public Outcome answer(
      String id, Person person, long version, @Nullable RequestKey key, String answer) {
    return changes.change(
        id,
        person,
        version,
        key,
        partner -> ApplicantSteps.answer(partner, person, answer, clock.instant()));
  }

  public Outcome withdraw(
      String id, Person person, long version, @Nullable RequestKey key, @Nullable String reason) {
    return changes.change(
        id,
        person,
        version,
        key,
        partner -> ApplicantSteps.withdraw(partner, person, reason, clock.instant()));
  }
}
