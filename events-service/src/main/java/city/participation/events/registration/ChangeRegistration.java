package city.participation.events.registration;

import city.participation.events.RequestKey;
import city.participation.events.ScopedKey;
import city.participation.events.event.EventStanding;
import city.participation.events.event.EventStatus;
import city.participation.events.registration.RegistrationView.Action;
import city.participation.events.registration.SeatChanges.Decision;
import city.participation.events.registration.SeatChanges.Result;
import city.participation.events.seat.SeatStep;
import city.participation.events.seat.SeatStep.Kept;
import city.participation.events.seat.SeatStep.Kind;
import city.participation.events.seat.Standings;
import city.participation.messaging.outbox.Stored;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A person accepts an offer, or gives up what they have: seats, an offer, a place in the queue. */
@Component
public class ChangeRegistration {

  private static final Set<EventStatus> BEGUN =
      EnumSet.of(EventStatus.RUNNING, EventStatus.HELD, EventStatus.DOCUMENTED);

  private final SeatChanges changes;
  private final Registrations registrations;
  private final Standings standings;
  private final Clock clock;

  ChangeRegistration(
      SeatChanges changes, Registrations registrations, Standings standings, Clock clock) {
    this.changes = changes;
    this.registrations = registrations;
    this.standings = standings;
    this.clock = clock;
  }

  public Outcome accept(
      String eventId,
      String id,
      String person,
      long version,
      @Nullable RequestKey<RegistrationView> key) {
    return change(eventId, id, person, version, key, Action.ACCEPT);
  }

  /** An offer is declined so. */
  public Outcome cancel(
      String eventId,
      String id,
      String person,
      long version,
      @Nullable RequestKey<RegistrationView> key) {
    return change(eventId, id, person, version, key, Action.CANCEL);
  }

  private Outcome change(
      String eventId,
      String id,
      String person,
      long version,
      @Nullable RequestKey<RegistrationView> key,
      Action action) {
    Optional<Stored<Registration>> theirs =
        registrations.find(id).filter(it -> ShowRegistrations.isOf(it.state(), eventId, person));
    if (theirs.isEmpty()) {
      return new Outcome.Refused(new Refusal.NotFound());
    }
    // The last word: between two looks the same request may have been carried out.
    Repetition repetition = new Repetition(id, person, key);
    Result result =
        changes.change(
            eventId, id, found -> decide(found, person, version, key, action, repetition));
    return switch (result) {
      case Result.Taken(Stored<Registration> after) ->
          new Outcome.Done(ShowRegistrations.brief(after.state(), after.version()));
      case Result.Not(Refusal why) -> why == null ? repetition.outcome() : new Outcome.Refused(why);
    };
  }

  /** Whether a key was used before. */
  private final class Repetition {

    private final String id;
    private final String person;
    private final @Nullable RequestKey<RegistrationView> key;

    private Repetition(String id, String person, @Nullable RequestKey<RegistrationView> key) {
      this.id = id;
      this.person = person;
      this.key = key;
    }

    private boolean isOne(Stored<Registration> found) {
      return key != null && found.hasAnswered(scoped(person, key));
    }

    private Outcome outcome() {
      RequestKey<RegistrationView> its = Objects.requireNonNull(key);
      return registrations
          .keptAnswer(id, scoped(person, its))
          .filter(it -> it.fingerprint().equals(its.fingerprint()))
          .<Outcome>map(it -> new Outcome.Repeated(it.answer()))
          .orElseGet(() -> new Outcome.Refused(new Refusal.KeyReused()));
    }
  }

  private Decision decide(
      Stored<Registration> found,
      String person,
      long version,
      @Nullable RequestKey<RegistrationView> key,
      Action action,
      Repetition repetition) {
    if (repetition.isOne(found)) {
      return new Decision.No(null);
    }
    Registration before = found.state();
    if (found.version() != version) {
      return new Decision.No(new Refusal.Stale(found.version()));
    }
    if (!Action.in(before.status()).contains(action)) {
      return new Decision.No(new Refusal.WrongState(before.status(), Action.in(before.status())));
    }
    Instant now = clock.instant();
    if (hasBegun(before.eventId(), now)) {
      return new Decision.No(new Refusal.EventBegun());
    }
    if (action == Action.ACCEPT
        && before.offerUntil() != null
        && !now.isBefore(before.offerUntil())) {
      return new Decision.No(new Refusal.OfferOver());
    }
    SeatStep step =
        SeatStep.of(
            before.id(),
            kind(action, before.status()),
            before.party().mode(),
            before.party().seats(),
            now);
    return new Decision.Step(step.keeping(kept(found, step, person, key)));
  }

  private boolean hasBegun(String eventId, Instant now) {
    Optional<EventStanding> event = standings.of(eventId);
    return event.isEmpty()
        || BEGUN.contains(event.get().status())
        || (event.get().status().isAhead() && !now.isBefore(event.get().startsAt()));
  }

  private static Kind kind(Action action, RegistrationStatus status) {
    if (action == Action.ACCEPT) {
      return Kind.ACCEPTED;
    }
    return giveUp(status);
  }

  /** How one that is open is given up, as it stands. */
  static Kind giveUp(RegistrationStatus status) {
    return switch (status) {
      case CONFIRMED -> Kind.RETURNED;
      case WAITLISTED -> Kind.LEFT;
      case OFFERED -> Kind.DECLINED;
      case PENDING, LAPSED, CANCELLED, ATTENDED, NO_SHOW ->
          throw new IllegalArgumentException("There is nothing to give up: " + status);
    };
  }

  /** The answer is known before: the step happens to this version, or not at all. */
  private static @Nullable Kept kept(
      Stored<Registration> found,
      SeatStep step,
      String person,
      @Nullable RequestKey<RegistrationView> key) {
    if (key == null) {
      return null;
    }
    Registration after = found.state().after(new SeatStep.Numbered(0, step));
    return new Kept(
        scoped(person, key),
        key.fingerprint(),
        key.answer().apply(ShowRegistrations.brief(after, found.version() + 1)));
  }

  private static String scoped(String person, RequestKey<RegistrationView> key) {
    return new ScopedKey(person, key.value()).hash();
  }
}
