package city.participation.events.registration;

import city.participation.events.RequestKey;
import city.participation.events.ScopedKey;
import city.participation.events.event.EventStanding;
import city.participation.events.programme.Person;
import city.participation.events.seat.EventsFor;
import city.participation.events.seat.Mode;
import city.participation.events.seat.SeatBook;
import city.participation.events.seat.SeatPlan;
import city.participation.events.seat.SeatState;
import city.participation.messaging.outbox.Stored;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Somebody registers for an event. First there is the registration, of which a person has one open
 * for each event; then the event's ledger decides; then the registration says so. Its id is made of
 * the key: a request that was made before is met where this one would be stored.
 */
@Component
public class Register {

  private static final int ATTEMPTS = 5;

  /** As long as other answers are kept. */
  private static final Duration KEPT = Duration.ofHours(24);

  /** What was asked for: {@code mode} is null if it was not chosen. */
  public record Form(@Nullable Mode mode, int companions, List<Answer> answers) {

    public Form {
      answers = List.copyOf(answers);
    }
  }

  private final EventsFor events;
  private final SeatBook book;
  private final Registrations registrations;
  private final Admission admission;
  private final Clock clock;

  Register(
      EventsFor events,
      SeatBook book,
      Registrations registrations,
      Admission admission,
      Clock clock) {
    this.events = events;
    this.book = book;
    this.registrations = registrations;
    this.admission = admission;
    this.clock = clock;
  }

  public Outcome register(
      String eventId, Person person, Form form, @Nullable RequestKey<RegistrationView> key) {
    Optional<EventStanding> event = events.find(eventId, person);
    if (event.isEmpty()) {
      return new Outcome.Refused(new Refusal.NotFound());
    }
    String id =
        key == null ? UUID.randomUUID().toString() : new ScopedKey(person.id(), key.value()).id();
    Optional<SeatState> seats = book.glance(eventId);
    if (seats.isEmpty() || !event.get().takesRegistrations()) {
      return repeatedOr(new Refusal.RegistrationClosed(), id, key, seats, event.get());
    }
    Set<Mode> modes = Mode.of(event.get().attendance());
    Mode mode = form.mode() == null && modes.size() == 1 ? only(modes) : form.mode();
    Optional<Refusal> flaw = flaw(seats.get().plan(), modes, mode, form);
    if (mode == null || flaw.isPresent()) {
      return repeatedOr(
          flaw.orElseGet(() -> new Refusal.OtherMode(true)), id, key, seats, event.get());
    }
    Party party = new Party(mode, 1 + form.companions(), form.answers());
    return register(
        Registration.pending(
            id,
            eventId,
            person.id(),
            party,
            key == null ? null : key.fingerprint(),
            clock.instant()),
        seats.get(),
        key,
        event.get());
  }

  private Outcome register(
      Registration pending,
      SeatState seats,
      @Nullable RequestKey<RegistrationView> key,
      EventStanding event) {
    if (isHopeless(seats, pending.party())) {
      return known(pending, key, seats, event).orElse(new Outcome.Refused(new Refusal.Full()));
    }
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        return decided(admission.decide(seats, registrations.add(pending), true));
      } catch (DuplicateKeyException taken) {
        Optional<Outcome> known = known(pending, key, seats, event);
        if (known.isPresent()) {
          return known.get();
        }
        // What was in the way is gone.
      }
    }
    throw new ConcurrencyFailureException("One person registers too often at a time");
  }

  /** The same request was made before, or is faster, or the person has another one open. */
  private Optional<Outcome> known(
      Registration pending,
      @Nullable RequestKey<RegistrationView> key,
      SeatState seats,
      EventStanding event) {
    return repeated(pending.id(), key, Optional.of(seats), event)
        .or(() ->
            registrations
                .open(pending.eventId(), pending.participant())
                .filter(it -> !it.state().id().equals(pending.id()))
                .map(it -> new Outcome.Refused(new Refusal.AlreadyRegistered(it.state().id()))));
  }

  /** Not worth a registration that is refused a moment later. */
  private static boolean isHopeless(SeatState seats, Party party) {
    return !seats.plan().waitingList() && !seats.pool(party.mode()).gives(party.seats());
  }

  /** A repeated request is answered as it was, whatever would be in its way now. */
  private Outcome repeatedOr(
      Refusal refusal,
      String id,
      @Nullable RequestKey<RegistrationView> key,
      Optional<SeatState> seats,
      EventStanding event) {
    return repeated(id, key, seats, event).orElseGet(() -> new Outcome.Refused(refusal));
  }

  /** {@code seats}: read before the registration is. */
  private Optional<Outcome> repeated(
      String id,
      @Nullable RequestKey<RegistrationView> key,
      Optional<SeatState> seats,
      EventStanding event) {
    if (key == null) {
      return Optional.empty();
    }
    return registrations
        .find(id)
        .map(found -> {
          Registration before = found.state();
          if (!key.fingerprint().equals(before.fingerprint())
              || before.createdAt().plus(KEPT).isBefore(clock.instant())) {
            return new Outcome.Refused(new Refusal.KeyReused());
          }
          return before.status() == RegistrationStatus.PENDING && seats.isPresent()
              ? decided(admission.decide(seats.get(), found, event.takesRegistrations()))
              : done(before);
        });
  }

  private static Outcome decided(Optional<Stored<Registration>> registration) {
    return registration
        .map(it -> done(it.state()))
        .orElseGet(() -> new Outcome.Refused(new Refusal.Full()));
  }

  /** As it was decided on at first, whatever has happened since. */
  private static Outcome done(Registration registration) {
    return new Outcome.Done(ShowRegistrations.brief(registration.asDecided(), 2));
  }

  private static Mode only(Set<Mode> modes) {
    return modes.iterator().next();
  }

  private static Optional<Refusal> flaw(
      SeatPlan plan, Set<Mode> modes, @Nullable Mode mode, Form form) {
    if (mode == null || !modes.contains(mode)) {
      return Optional.of(new Refusal.OtherMode(mode == null));
    }
    if (form.companions() > plan.mostCompanions()) {
      return Optional.of(new Refusal.TooManyCompanions(plan.mostCompanions()));
    }
    int most = plan.size(mode).offered();
    if (1 + form.companions() > most) {
      return Optional.of(new Refusal.PartyTooLarge(most));
    }
    return Answers.flaw(plan, form.answers());
  }
}
