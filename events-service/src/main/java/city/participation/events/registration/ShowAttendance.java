package city.participation.events.registration;

import city.participation.events.registration.Registrations.Counted;
import city.participation.events.seat.Mode;
import city.participation.messaging.outbox.Stored;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may come to an event, and how many came; nobody's name. */
@Component
public class ShowAttendance {

  private static final int BATCH = 1_000;

  private static final Set<RegistrationStatus> ADMITTED =
      EnumSet.of(
          RegistrationStatus.CONFIRMED, RegistrationStatus.ATTENDED, RegistrationStatus.NO_SHOW);

  /** One party that has its seats. */
  public record Expected(
      String registrationId,
      Mode mode,
      int seats,
      RegistrationStatus status,
      @Nullable Instant checkedInAt) {}

  /** So many parties, and seats of theirs. */
  public record Counts(long parties, long seats) {}

  /** {@code expected}: all who were confirmed, whether or not they came. */
  public record Attendance(Counts expected, Counts attended, Counts noShows) {}

  private final Registrations registrations;

  ShowAttendance(Registrations registrations) {
    this.registrations = registrations;
  }

  public List<Expected> expected(String eventId) {
    List<Expected> all = new ArrayList<>();
    String last = null;
    List<Stored<Registration>> found;
    do {
      found = registrations.of(eventId, ADMITTED, last, BATCH);
      for (Stored<Registration> registration : found) {
        all.add(expected(registration.state()));
        last = registration.state().id();
      }
    } while (found.size() == BATCH);
    return all;
  }

  private static Expected expected(Registration registration) {
    CheckIn checkIn = registration.checkIn();
    return new Expected(
        registration.id(),
        registration.party().mode(),
        registration.party().seats(),
        registration.status(),
        checkIn == null ? null : checkIn.at());
  }

  public Attendance of(String eventId) {
    List<Counted> all = registrations.counted(eventId, ADMITTED);
    return new Attendance(
        sum(all, ADMITTED),
        sum(all, EnumSet.of(RegistrationStatus.ATTENDED)),
        sum(all, EnumSet.of(RegistrationStatus.NO_SHOW)));
  }

  private static Counts sum(List<Counted> all, Set<RegistrationStatus> statuses) {
    List<Counted> those = all.stream().filter(it -> statuses.contains(it.status())).toList();
    return new Counts(those.size(), those.stream().mapToLong(Counted::seats).sum());
  }
}
