package city.participation.partners.partner;

import city.participation.messaging.outbox.KeptAnswer;
import city.participation.messaging.outbox.StaleAggregateException;
import city.participation.messaging.outbox.Stored;
import city.participation.partners.ScopedKey;
import city.participation.partners.member.Representation;
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

  /** More than there are invitations: of those who join at once one comes first each time. */
  private static final int ATTEMPTS_UNSEEN = Representation.INVITATIONS_MOST + ATTEMPTS;

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
    return change(id, person, version, ATTEMPTS, key, decision);
  }

  /** For somebody who need not see the partner, whatever its version. */
  Outcome changeUnseen(
      String id, Person person, @Nullable RequestKey key, Function<Partner, Decision> decision) {
    return change(id, person, null, ATTEMPTS_UNSEEN, key, decision);
  }

  private Outcome change(
      String id,
      Person person,
      @Nullable Long seen,
      int attempts,
      @Nullable RequestKey key,
      Function<Partner, Decision> decision) {
    for (int attempt = 1; ; attempt++) {
      Optional<Stored<Partner>> found =
          partners.find(id).filter(it -> seen == null || it.state().isVisibleTo(person));
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
      long version = before.version();
      if (seen != null && seen != version) {
        return new Outcome.Refused(new Refusal.Stale(version));
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
            if (attempt == attempts) {
              return new Outcome.Refused(
                  seen == null
                      ? new Refusal.Busy()
                      : new Refusal.Stale(lost.currentVersion().orElse(version)));
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
            .filter(it -> it.roleOf(person) != null && !it.id().equals(refused.id()))
            .map(Partner::id)
            .orElse(null),
        refused.organisation().keyField());
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

  /**
   * One person's keys never meet another's. Hashed, so that neither of them stays in the document:
   * the person may have to be forgotten, and the key opens what only it shall open.
   */
  private static String scoped(RequestKey key, Person person) {
    return new ScopedKey(person.id(), key.value()).hash();
  }
}
