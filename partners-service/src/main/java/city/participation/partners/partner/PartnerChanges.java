package city.participation.partners.partner;

import city.participation.messaging.outbox.KeptAnswer;
import city.participation.messaging.outbox.StaleAggregateException;
import city.participation.messaging.outbox.Stored;
import city.participation.partners.partner.Partner.Decision;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** The way that every change of an existing partner takes, whatever it does. */
@Component
class PartnerChanges {

  private static final int ATTEMPTS = 5;

  private final Partners partners;
  private final ShowPartner show;
  private final Clock clock;

  PartnerChanges(Partners partners, ShowPartner show, Clock clock) {
    this.partners = partners;
    this.show = show;
    this.clock = clock;
  }

  /** Changes the version that the person has seen, or nothing. */
  Outcome change(
      String id,
      Person person,
      long version,
      @Nullable RequestKey key,
      Function<Partner, Decision> decision) {
    for (int attempt = 1; ; attempt++) {
      Optional<Stored<Partner>> found =
          partners.find(id).filter(it -> it.state().isVisibleTo(person));
      if (found.isEmpty()) {
        return new Outcome.Refused(new Refusal.NotFound());
      }
      Stored<Partner> before = found.get();
      if (key != null && before.hasAnswered(scoped(key, person))) {
        Optional<Outcome> repeated = repeated(id, person, key);
        if (repeated.isPresent()) {
          return repeated.get();
        }
      }
      if (before.version() != version) {
        return new Outcome.Refused(new Refusal.Stale(before.version()));
      }
      switch (TermSteps.settled(before.state(), clock.instant(), decision)) {
        case Decision.Refused(Refusal why) -> {
          return new Outcome.Refused(why);
        }
        case Decision.Taken(Partner after, var facts) -> {
          if (after.equals(before.state())) {
            return new Outcome.Done(show.view(after, version, person));
          }
          PartnerView view = show.view(after, version + 1, person);
          try {
            partners.update(before, after, facts, kept(key, person, view));
            return new Outcome.Done(view);
          } catch (DuplicateKeyException taken) {
            return new Outcome.Refused(known(after, person));
          } catch (StaleAggregateException lost) {
            if (attempt == ATTEMPTS) {
              return new Outcome.Refused(new Refusal.Stale(lost.currentVersion().orElse(version)));
            }
            // The next look tells whether another change or this very request under the same key
            // came first.
          }
        }
      }
    }
  }

  /** There is another application for the same organisation, at least a moment ago. */
  Refusal known(Partner refused, Person person) {
    return new Refusal.OrganisationKnown(
        partners
            .holderOf(refused.organisation().key())
            .map(Stored::state)
            .filter(it -> it.isBy(person) && !it.id().equals(refused.id()))
            .map(Partner::id)
            .orElse(null));
  }

  Optional<Outcome> repeated(String id, Person person, @Nullable RequestKey key) {
    if (key == null) {
      return Optional.empty();
    }
    return partners
        .keptAnswer(id, scoped(key, person))
        .map(kept ->
            kept.fingerprint().equals(key.fingerprint())
                ? new Outcome.Repeated(kept.answer())
                : new Outcome.Refused(new Refusal.KeyReused()));
  }

  static @Nullable KeptAnswer kept(@Nullable RequestKey key, Person person, PartnerView view) {
    return key == null
        ? null
        : new KeptAnswer(scoped(key, person), key.fingerprint(), key.answer().apply(view));
  }

  /** One person's keys never meet another's. */
  private static String scoped(RequestKey key, Person person) {
    return person.id() + " " + key.value();
  }
}
