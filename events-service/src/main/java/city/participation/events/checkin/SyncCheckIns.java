package city.participation.events.checkin;

import city.participation.events.event.EventStanding;
import city.participation.events.programme.Person;
import city.participation.events.registration.CheckIn;
import city.participation.events.registration.RecordAttendance;
import city.participation.events.registration.ShowAttendance;
import city.participation.events.registration.ShowAttendance.Attendance;
import city.participation.events.registration.ShowAttendance.Expected;
import city.participation.events.seat.EventsFor;
import city.participation.events.ticket.Tickets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Staff check people in at the door, if need be without a network, and tell of it later. */
@Component
public class SyncCheckIns {

  /** Doors open before an event does. */
  private static final Duration BEFORE = Duration.ofHours(24);

  /** A device's clock may be ahead of ours. */
  private static final Duration AHEAD = Duration.ofMinutes(10);

  /** What a device noted: a ticket that it saw, or a registration that staff looked up. */
  public record Noted(@Nullable String ticket, @Nullable String registrationId, Instant at) {}

  /** What became of one. */
  public enum Result {
    RECORDED,
    /** Another check-in of the same party came first. */
    KNOWN,
    NOT_CONFIRMED,
    UNKNOWN,
    /** The ticket was not signed here, or not for this event. */
    FORGED,
    /** Longer before the event than doors open, or still to come. */
    OUT_OF_TIME
  }

  /** What a device needs to work without a network: whom to expect, and what checks a ticket. */
  public record CheckInList(Map<String, String> publicKeys, List<Expected> expected) {}

  private final EventsFor events;
  private final RecordAttendance record;
  private final ShowAttendance show;
  private final Tickets tickets;
  private final Clock clock;

  SyncCheckIns(
      EventsFor events,
      RecordAttendance record,
      ShowAttendance show,
      Tickets tickets,
      Clock clock) {
    this.events = events;
    this.record = record;
    this.show = show;
    this.tickets = tickets;
    this.clock = clock;
  }

  public Optional<CheckInList> list(String eventId, Person person) {
    return events
        .find(eventId, person)
        .map(it -> new CheckInList(tickets.publicKeys(), show.expected(eventId)));
  }

  public Optional<Attendance> attendance(String eventId, Person person) {
    return events.find(eventId, person).map(it -> show.of(eventId));
  }

  /** In the order in which they were noted; empty if there is no such event. */
  public Optional<List<Result>> sync(
      String eventId, Person person, String device, List<Noted> noted) {
    return events
        .find(eventId, person)
        .map(event -> noted.stream().map(it -> note(event, device, it)).toList());
  }

  private Result note(EventStanding event, String device, Noted noted) {
    if (noted.at().isBefore(event.startsAt().minus(BEFORE))
        || noted.at().isAfter(clock.instant().plus(AHEAD))) {
      return Result.OUT_OF_TIME;
    }
    String ticket = noted.ticket();
    Optional<String> registration =
        ticket == null
            ? Optional.ofNullable(noted.registrationId())
            : tickets.registrationOf(event.id(), ticket);
    if (registration.isEmpty()) {
      return Result.FORGED;
    }
    return switch (record.record(event.id(), registration.get(), new CheckIn(noted.at(), device))) {
      case RECORDED -> Result.RECORDED;
      case KNOWN -> Result.KNOWN;
      case NOT_CONFIRMED -> Result.NOT_CONFIRMED;
      case UNKNOWN -> Result.UNKNOWN;
    };
  }
}
