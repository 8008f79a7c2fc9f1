package city.participation.events.event;

import java.time.Instant;
import java.util.Optional;

/** What the calendar does to an event, and when. */
record Turn(Kind kind, Instant at) {

  enum Kind {
    OPEN_REGISTRATION,
    CLOSE_REGISTRATION,
    START,
    END
  }

  static Optional<Turn> next(EventStatus status, ScheduledPlan plan) {
    return switch (status) {
      case SCHEDULED -> {
        Instant opens = plan.registrationOpensAt();
        yield Optional.of(
            opens != null && opens.isBefore(plan.registrationClosesAt())
                ? new Turn(Kind.OPEN_REGISTRATION, opens)
                : new Turn(Kind.START, plan.startsAt()));
      }
      case REGISTRATION_OPEN ->
          Optional.of(new Turn(Kind.CLOSE_REGISTRATION, plan.registrationClosesAt()));
      case REGISTRATION_CLOSED -> Optional.of(new Turn(Kind.START, plan.startsAt()));
      case RUNNING -> Optional.of(new Turn(Kind.END, plan.endsAt()));
      case DRAFT, HELD, DOCUMENTED, POSTPONED, CANCELLED, DISCARDED -> Optional.empty();
    };
  }
}
