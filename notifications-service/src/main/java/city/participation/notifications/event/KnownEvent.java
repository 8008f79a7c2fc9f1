package city.participation.notifications.event;

import city.participation.notifications.event.EventFact.Plan;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What we remember of an event, under its id.
 *
 * @param place absent if it is online alone
 * @param calendarSequence SEQUENCE of iCalendar
 * @param news the number of its last message that is told to all who are registered; 0: none
 * @param timeSince since when it has this time
 * @param calledOff the message that cancelled it, under which all are told so
 * @param over when it is over; absent once it is forgotten who was registered
 */
public record KnownEvent(
    String programme,
    String titleDe,
    String titleEn,
    Instant startsAt,
    Instant endsAt,
    @Nullable String place,
    String attendance,
    String audience,
    Standing standing,
    int calendarSequence,
    long news,
    Instant timeSince,
    @Nullable String calledOff,
    @Nullable Instant over) {

  /** How it stands. Whether one can register does not concern us. */
  public enum Standing {
    PLANNED,
    /** Not at its time, and there is no other yet. */
    POSTPONED,
    CANCELLED,
    HELD,
    DOCUMENTED
  }

  static KnownEvent of(Plan plan, long news, Instant timeSince) {
    return new KnownEvent(
        plan.programme(),
        plan.titleDe(),
        plan.titleEn(),
        plan.startsAt(),
        plan.endsAt(),
        plan.place(),
        plan.attendance(),
        plan.audience(),
        plan.postponed() ? Standing.POSTPONED : Standing.PLANNED,
        plan.calendarSequence(),
        news,
        timeSince,
        null,
        plan.endsAt());
  }

  /** What everybody registered is told of. */
  KnownEvent postponed(long number) {
    return with(Standing.POSTPONED, calendarSequence, number, null);
  }

  KnownEvent cancelled(int raised, long number, String message) {
    return with(Standing.CANCELLED, raised, number, message);
  }

  KnownEvent held() {
    return with(Standing.HELD, calendarSequence, news, null);
  }

  KnownEvent documented() {
    return with(Standing.DOCUMENTED, calendarSequence, news, null);
  }

  private KnownEvent with(Standing now, int sequence, long number, @Nullable String message) {
    return new KnownEvent(
        programme,
        titleDe,
        titleEn,
        startsAt,
        endsAt,
        place,
        attendance,
        audience,
        now,
        sequence,
        number,
        timeSince,
        message,
        over);
  }

  /** As texts and calendars tell of it. */
  public Map<String, String> parameters(String event) {
    Map<String, String> parameters = new HashMap<>();
    parameters.put("eventId", event);
    parameters.put("eventDe", titleDe);
    parameters.put("eventEn", titleEn);
    parameters.put("startsAt", startsAt.toString());
    parameters.put("endsAt", endsAt.toString());
    parameters.put("attendance", attendance);
    parameters.put("sequence", Integer.toString(calendarSequence));
    if (place != null) {
      parameters.put("place", place);
    }
    if (standing == Standing.POSTPONED) {
      parameters.put("postponed", "true");
    }
    return parameters;
  }
}
