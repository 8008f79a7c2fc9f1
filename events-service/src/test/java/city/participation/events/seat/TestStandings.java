package city.participation.events.seat;

import city.participation.events.content.Audience;
import city.participation.events.content.Texts;
import city.participation.events.event.AttendanceMode;
import city.participation.events.event.EventStanding;
import city.participation.events.event.EventStatus;
import city.participation.events.event.FindStanding;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Primary;

/** Events that stand as a test says; all others as they do. */
@Primary
public class TestStandings implements Standings {

  public static final String LINK = "https://konferenz.example/raum-7";

  private final Map<String, EventStanding> events = new ConcurrentHashMap<>();
  private final FindStanding find;

  TestStandings(FindStanding find) {
    this.find = find;
  }

  @Override
  public Optional<EventStanding> of(String eventId) {
    EventStanding told = events.get(eventId);
    return told == null ? find.of(eventId) : Optional.of(told);
  }

  @Override
  public Optional<EventStanding> planned(String eventId) {
    EventStanding told = events.get(eventId);
    return told == null ? find.planned(eventId) : Optional.of(told);
  }

  /** An event in a week for which registration is open. */
  public String open(AttendanceMode attendance) {
    Instant start = Instant.now(Clock.systemUTC()).plus(Duration.ofDays(7));
    return put(
        new EventStanding(
            UUID.randomUUID().toString(),
            UUID.randomUUID().toString(),
            null,
            EventStatus.REGISTRATION_OPEN,
            attendance,
            Audience.PUBLIC,
            start,
            start.plus(Duration.ofHours(2)),
            true,
            start,
            attendance == AttendanceMode.ON_SITE ? null : LINK,
            new Texts("Bürgerdialog", "Citizens' dialogue")));
  }

  public String open() {
    return open(AttendanceMode.ON_SITE);
  }

  public void become(String eventId, EventStatus status) {
    EventStanding it = standing(eventId);
    put(with(it, status, it.audience(), it.startsAt(), it.endsAt()));
  }

  /** Begins so much later than now. */
  public void move(String eventId, Duration ahead) {
    EventStanding it = standing(eventId);
    Instant start = Instant.now(Clock.systemUTC()).plus(ahead);
    put(with(it, it.status(), it.audience(), start, start.plus(Duration.ofHours(2))));
  }

  public void restrict(String eventId) {
    EventStanding it = standing(eventId);
    put(with(it, it.status(), Audience.INTERNAL, it.startsAt(), it.endsAt()));
  }

  private static EventStanding with(
      EventStanding it, EventStatus status, Audience audience, Instant start, Instant end) {
    return new EventStanding(
        it.id(),
        it.programmeId(),
        it.stageId(),
        status,
        it.attendance(),
        audience,
        start,
        end,
        status == EventStatus.REGISTRATION_OPEN,
        start,
        it.onlineLink(),
        it.title());
  }

  private EventStanding standing(String eventId) {
    return Objects.requireNonNull(events.get(eventId));
  }

  private String put(EventStanding standing) {
    events.put(standing.id(), standing);
    return standing.id();
  }
}
