package city.participation.partners.partner;

import city.participation.partners.ScopedKey;
import city.participation.partners.organisation.OrganisationDraft;
import city.participation.partners.partner.Partner.Decision;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Somebody applies for an organisation, at once or by way of a draft, and again for a renewal. */
@Component
public class ApplyForAccreditation {

  private static final Duration DAY = Duration.ofDays(1);

  private final Partners partners;
  private final PartnerChanges changes;
  private final ShowPartner show;
  private final Clock clock;
  private final String terms;
  private final int applicationsADay;

  ApplyForAccreditation(
      Partners partners,
      PartnerChanges changes,
      ShowPartner show,
      Clock clock,
      @Value("${participation.partners.terms-version}") String terms,
      @Value("${participation.partners.applications-a-day}") int applicationsADay) {
    this.partners = partners;
    this.changes = changes;
    this.show = show;
    this.clock = clock;
    this.terms = terms;
    this.applicationsADay = applicationsADay;
  }

  /**
   * Takes in an application.
   *
   * @param draft keep it as a draft for now
   */
  public Outcome create(
      OrganisationDraft said, Person person, boolean draft, @Nullable RequestKey key) {
    Instant now = clock.instant();
    String id =
        key == null ? UUID.randomUUID().toString() : new ScopedKey(person.id(), key.value()).id();
    Optional<Refusal> quota = usedUp(person, now);
    if (quota.isPresent()) {
      return changes.repeated(id, person, key).orElseGet(() -> new Outcome.Refused(quota.get()));
    }
    Partner drafted = Partner.draft(id, person, said, now);
    Decision decision =
        draft
            ? new Decision.Taken(drafted, List.of())
            : ApplicantSteps.apply(drafted, person, terms, now);
    return switch (decision) {
      // What was answered stays so, also when the terms have changed since.
      case Decision.Refused(Refusal why) ->
          changes.repeated(id, person, key).orElseGet(() -> new Outcome.Refused(why));
      case Decision.Taken(Partner partner, var facts) -> add(partner, facts, person, key);
    };
  }

  private Outcome add(
      Partner partner, List<PartnerFact> facts, Person person, @Nullable RequestKey key) {
    PartnerView view = show.view(partner, 1, person);
    try {
      partners.add(partner, facts, PartnerChanges.kept(key, person, view));
      return new Outcome.Done(view);
    } catch (DuplicateKeyException taken) {
      // The id comes from the key. If that is not the one that is taken, the organisation is; if
      // both are, the key was used longer ago than answers are kept, and is spent.
      return changes
          .repeated(partner.id(), person, key)
          .orElseGet(() ->
              new Outcome.Refused(
                  partners.find(partner.id()).isPresent()
                      ? new Refusal.KeyReused()
                      : changes.known(partner, person)));
    }
  }

  /** Sends in a draft. */
  public Outcome apply(String id, Person person, long version, @Nullable RequestKey key) {
    return changes.change(
        id,
        person,
        version,
        key,
        partner -> ApplicantSteps.apply(partner, person, terms, clock.instant()));
  }

  /** Asks for another term. */
  public Outcome renew(String id, Person person, long version, @Nullable RequestKey key) {
    return changes.change(
        id,
        person,
        version,
        key,
        partner -> TermSteps.renew(partner, person, terms, clock.instant()));
  }

  private Optional<Refusal> usedUp(Person person, Instant now) {
    if (applicationsADay == 0) {
      return Optional.empty();
    }
    return partners
        .createdAt(person.id(), now.minus(DAY), applicationsADay)
        .map(first ->
            new Refusal.QuotaUsedUp(applicationsADay, Duration.between(now, first.plus(DAY))));
  }
}
