package city.participation.events.programme;

import city.participation.events.RequestKey;
import city.participation.events.programme.Programme.Decision;
import city.participation.messaging.outbox.KeptAnswer;
import city.participation.messaging.outbox.StaleAggregateException;
import city.participation.messaging.outbox.Stored;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The way that every change of an existing programme takes, whatever it does. */
@Component
class ProgrammeChanges {

  private static final int ATTEMPTS = 5;

  private final Programmes programmes;
  private final ShowProgramme show;

  ProgrammeChanges(Programmes programmes, ShowProgramme show) {
    this.programmes = programmes;
    this.show = show;
  }

  /** Changes the version that the person has seen, or nothing. */
  Outcome change(
      String id,
      Person person,
      long version,
      @Nullable RequestKey<ProgrammeView> key,
      Function<Programme, Decision> decision) {
    for (int attempt = 1; ; attempt++) {
      Optional<Stored<Programme>> found =
          programmes.find(id).filter(it -> it.state().isVisibleTo(person));
      if (found.isEmpty()) {
        return new Outcome.Refused(new Refusal.NotFound());
      }
      Stored<Programme> before = found.get();
      if (key != null && before.hasAnswered(scoped(key, person))) {
        Optional<Outcome> repeated = repeated(id, person, key);
        if (repeated.isPresent()) {
          return repeated.get();
        }
      }
      if (before.version() != version) {
        return new Outcome.Refused(new Refusal.Stale(before.version()));
      }
      switch (decision.apply(before.state())) {
        case Decision.Refused(Refusal why) -> {
          return new Outcome.Refused(why);
        }
        case Decision.Taken(Programme after, var facts) -> {
          if (after.equals(before.state())) {
            return new Outcome.Done(show.view(after, version, person));
          }
          ProgrammeView view = show.view(after, version + 1, person);
          try {
            programmes.update(before, after, facts, kept(key, person, view));
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

  Optional<Outcome> repeated(String id, Person person, @Nullable RequestKey<ProgrammeView> key) {
    if (key == null) {
      return Optional.empty();
    }
    return programmes
        .keptAnswer(id, scoped(key, person))
        .map(kept ->
            kept.fingerprint().equals(key.fingerprint())
                ? new Outcome.Repeated(kept.answer())
                : new Outcome.Refused(new Refusal.KeyReused()));
  }

  static @Nullable KeptAnswer kept(
      @Nullable RequestKey<ProgrammeView> key, Person person, ProgrammeView view) {
    return key == null
        ? null
        : new KeptAnswer(scoped(key, person), key.fingerprint(), key.answer().apply(view));
  }

  /** One person's keys never meet another's. */
  private static String scoped(RequestKey<ProgrammeView> key, Person person) {
    return person.id() + " " + key.value();
  }
}
