package city.participation.events.registration;

import city.participation.messaging.outbox.StaleAggregateException;
import city.participation.messaging.outbox.Stored;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/** Notes who came. The first that says so counts; saying it again changes nothing. */
@Component
public class RecordAttendance {

  private static final int ATTEMPTS = 20;

  /** What became of it. */
  public enum Result {
    /** Noted, now or by the very same check-in before. */
    RECORDED,
    /** Another check-in said so before. */
    KNOWN,
    /** Not one that was confirmed in the end. */
    NOT_CONFIRMED,
    UNKNOWN
  }

  private final Registrations registrations;
  private final Clock clock;

  RecordAttendance(Registrations registrations, Clock clock) {
    this.registrations = registrations;
    this.clock = clock;
  }

  public Result record(String eventId, String id, CheckIn checkIn) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<Stored<Registration>> found =
          registrations.find(id).filter(it -> it.state().eventId().equals(eventId));
      if (found.isEmpty()) {
        return Result.UNKNOWN;
      }
      Registration before = found.get().state();
      switch (before.status()) {
        case ATTENDED -> {
          return checkIn.equals(before.checkIn()) ? Result.RECORDED : Result.KNOWN;
        }
        case PENDING, WAITLISTED, OFFERED, LAPSED, CANCELLED -> {
          return Result.NOT_CONFIRMED;
        }
        case CONFIRMED, NO_SHOW -> {
          // A device that had no network for long knows better than the calendar.
          Instant now = clock.instant();
          try {
            registrations.update(
                found.get(), before.attended(checkIn, now), before.attendance(true, now), null);
            return Result.RECORDED;
          } catch (StaleAggregateException changed) {
            // Perhaps by another device: look again.
          }
        }
      }
    }
    throw new ConcurrencyFailureException("A registration changes too fast");
  }
}
