package city.participation.partners.partner;

import city.participation.partners.organisation.Organisation;
import java.time.Clock;
import java.time.Instant;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The applicant changes what the organisation says, answers questions, or takes it all back. */
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

  /** {@code change}: from what it says now and the present moment to what it shall say. */
  public Outcome amend(
      String id,
      Person person,
      long version,
      BiFunction<Organisation, Instant, Organisation> change) {
    Instant now = clock.instant();
    return changes.change(
        id,
        person,
        version,
        null,
        partner ->
            ApplicantSteps.amend(
                partner, person, change.apply(partner.organisation(), now), terms, now));
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
