package city.participation.events.registration;

import city.participation.events.event.EventStanding;
import city.participation.events.registration.SeatChanges.Decision;
import city.participation.events.seat.SeatPlan;
import city.participation.events.seat.SeatStep;
import city.participation.events.seat.SeatStep.Kind;
import city.participation.messaging.outbox.StaleAggregateException;
import city.participation.messaging.outbox.Stored;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Brings registrations to their ends with the event: when it is called off, when it has begun, when
 * it is over, and when it is to be forgotten who was there.
 */
@Component
class CloseRegistrations {

  private static final int BATCH = 100;

  /** Events do not tell us: what becomes of them is looked at so often. */
  private static final Duration LOOK = Duration.ofSeconds(30);

  /** Until what others are about is looked at again. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Registrations registrations;
  private final SeatChanges changes;
  private final Clock clock;
  private final Duration checkInWindow;

  CloseRegistrations(
      Registrations registrations,
      SeatChanges changes,
      Clock clock,
      @Value("${participation.events.check-in-window:48h}") Duration checkInWindow) {
    this.registrations = registrations;
    this.changes = changes;
    this.clock = clock;
    this.checkInWindow = checkInWindow;
  }

  /**
   * As far as the event has come.
   *
   * @return when to come again; empty: never
   */
  Optional<Instant> with(EventStanding event, SeatPlan plan) {
    return switch (event.status()) {
      case CANCELLED -> {
        each(event, RegistrationStatus.HOLDING, it -> giveUp(it.state()));
        yield forget(event, plan);
      }
      case RUNNING -> {
        endTheQueue(event);
        yield Optional.of(clock.instant().plus(LOOK));
      }
      case HELD, DOCUMENTED -> {
        endTheQueue(event);
        Optional<Instant> again = count(event);
        yield again.isPresent() ? again : forget(event, plan);
      }
      case DRAFT, SCHEDULED, REGISTRATION_OPEN, REGISTRATION_CLOSED, POSTPONED ->
          Optional.of(clock.instant().plus(LOOK));
      case DISCARDED -> Optional.empty();
    };
  }

  private void endTheQueue(EventStanding event) {
    Set<RegistrationStatus> waiting =
        EnumSet.of(RegistrationStatus.WAITLISTED, RegistrationStatus.OFFERED);
    each(event, waiting, it -> end(it.state()));
  }

  /** Whoever did not come, once every device had the time to say who did. */
  private Optional<Instant> count(EventStanding event) {
    return from(
        event.endsAt().plus(checkInWindow),
        () -> each(event, EnumSet.of(RegistrationStatus.CONFIRMED), this::missed));
  }

  private Optional<Instant> forget(EventStanding event, SeatPlan plan) {
    return from(
        event.endsAt().plus(plan.retention()),
        () -> each(event, EnumSet.allOf(RegistrationStatus.class), this::forget));
  }

  /** What is done from a moment on needs not be looked at before, and again until it is done. */
  private Optional<Instant> from(Instant moment, BooleanSupplier work) {
    Instant now = clock.instant();
    if (now.isBefore(moment)) {
      return Optional.of(moment);
    }
    return work.getAsBoolean() ? Optional.empty() : Optional.of(now.plus(PAUSE));
  }

  /** True if it was done for all, false if some have to wait. */
  private boolean each(
      EventStanding event, Set<RegistrationStatus> statuses, Predicate<Stored<Registration>> work) {
    boolean all = true;
    String last = null;
    List<Stored<Registration>> found;
    do {
      found = registrations.of(event.id(), statuses, last, BATCH);
      for (Stored<Registration> registration : found) {
        all &= work.test(registration);
        last = registration.state().id();
      }
    } while (found.size() == BATCH);
    return all;
  }

  /** What a person has of an event is no longer theirs. */
  boolean giveUp(Registration registration) {
    changes.change(
        registration.eventId(),
        registration.id(),
        found ->
            RegistrationStatus.HOLDING.contains(found.state().status())
                ? step(found.state(), ChangeRegistration.giveUp(found.state().status()))
                : new Decision.No(null));
    return true;
  }

  private boolean end(Registration registration) {
    changes.change(
        registration.eventId(),
        registration.id(),
        found ->
            switch (found.state().status()) {
              case WAITLISTED -> step(found.state(), Kind.ENDED);
              case OFFERED -> step(found.state(), Kind.LAPSED);
              case PENDING, CONFIRMED, LAPSED, CANCELLED, ATTENDED, NO_SHOW ->
                  new Decision.No(null);
            });
    return true;
  }

  private Decision step(Registration registration, Kind kind) {
    return new Decision.Step(
        SeatStep.of(
            registration.id(),
            kind,
            registration.party().mode(),
            registration.party().seats(),
            clock.instant()));
  }

  private boolean missed(Stored<Registration> confirmed) {
    Instant now = clock.instant();
    try {
      registrations.update(
          confirmed, confirmed.state().missed(now), confirmed.state().attendance(false, now), null);
      return true;
    } catch (StaleAggregateException cameAfterAll) {
      return false;
    }
  }

  /** Takes the person out of it. False: what is still to be sent of it names them. */
  boolean forget(Stored<Registration> registration) {
    if (registration.state().isOfNobody()) {
      return true;
    }
    if (registration.state().status() == RegistrationStatus.PENDING) {
      return false;
    }
    try {
      // First, because afterwards nothing would lead here any more.
      registrations.forgetAnswers(registration.state().id());
      // Not the same for two: they must not be known to be of one person.
      String nobody = Registration.NOBODY + UUID.randomUUID();
      registrations.updateOnceSent(registration, registration.state().withoutPerson(nobody));
      return true;
    } catch (StaleAggregateException later) {
      return false;
    }
  }
}
