package city.participation.partners.engagement;

import city.participation.messaging.outbox.KeptAnswer;
import city.participation.messaging.outbox.StaleAggregateException;
import city.participation.messaging.outbox.Stored;
import city.participation.partners.ScopedKey;
import city.participation.partners.engagement.Engagement.Decision;
import city.participation.partners.engagement.ShowEngagement.Seen;
import city.participation.partners.partner.Person;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The way that every change of an existing engagement takes, whatever it does. */
@Component
class EngagementChanges {

  private static final int ATTEMPTS = 5;

  private final Engagements engagements;
  private final ShowEngagement show;

  EngagementChanges(Engagements engagements, ShowEngagement show) {
    this.engagements = engagements;
    this.show = show;
  }

  /** Changes the version that the person has seen, or nothing. */
  Outcome change(
      String id,
      Person person,
      long version,
      @Nullable RequestKey key,
      Function<Seen, Decision> decision) {
    for (int attempt = 1; ; attempt++) {
      Seen seen = show.find(id, person).orElse(null);
      if (seen == null) {
        return new Outcome.Refused(new Refusal.NotFound());
      }
      Stored<Engagement> before = seen.stored();
      if (key != null && before.hasAnswered(scoped(key, person))) {
        Optional<Outcome> repeated = repeated(id, person, key);
        if (repeated.isPresent()) {
          return repeated.get();
        }
      }
      if (before.version() != version) {
        return new Outcome.Refused(new Refusal.Stale(before.version()));
      }
      switch (decision.apply(seen)) {
        case Decision.Refused(Refusal why) -> {
          return new Outcome.Refused(why);
        }
        case Decision.Taken(Engagement after, var facts) -> {
          EngagementView view = ShowEngagement.view(after, version + 1, seen.partner(), person);
          try {
            engagements.update(before, after, facts, kept(key, person, view));
            return new Outcome.Done(view);
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

  Optional<Outcome> repeated(String id, Person person, @Nullable RequestKey key) {
    if (key == null) {
      return Optional.empty();
    }
    return engagements
        .keptAnswer(id, scoped(key, person))
        .map(kept ->
            kept.fingerprint().equals(key.fingerprint())
                ? new Outcome.Repeated(kept.answer())
                : new Outcome.Refused(new Refusal.KeyReused()));
  }

  static @Nullable KeptAnswer kept(@Nullable RequestKey key, Person person, EngagementView view) {
    return key == null
        ? null
        : new KeptAnswer(scoped(key, person), key.fingerprint(), key.answer().apply(view));
  }

  /** One person's keys never meet another's. */
  private static String scoped(RequestKey key, Person person) {
    return new ScopedKey(person.id(), key.value()).hash();
  }
}
