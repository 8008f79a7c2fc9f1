package city.participation.partners.partner;

import city.participation.partners.organisation.Organisation;
import java.time.Clock;
import java.time.Instant;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Members change what the organisation says, answer questions, or take it all back. */
@Component
public class AmendPartner {

  private final PartnerChanges changes;
  private final Clock clock;

  AmendPartner(PartnerChanges changes, Clock clock) {
    this.changes = changes;
    this.clock = clock;
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
            ApplicantSteps.amend(partner, person, change.apply(partner.organisation(), now), now));
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
