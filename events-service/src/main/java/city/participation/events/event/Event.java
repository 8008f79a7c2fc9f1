package city.participation.events.event;

import city.participation.events.content.Audience;
import city.participation.events.content.Documentation;
import city.participation.events.content.EventContent;
import city.participation.events.event.TimelineEntry.Step;
import city.participation.events.programme.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A happening in the city to which people come (Beteiligungsformat). Here is what it is made of;
 * which step leads where is said by {@link EventSteps}, {@link SchedulingSteps}, {@link
 * RegistrationSteps} and {@link CalendarSteps}.
 *
 * @param audience as that of its programme when it was drafted, finally when it was scheduled
 * @param calendarSequence SEQUENCE of iCalendar (RFC 5545): how often its time or place moved
 * @param since when the status last changed
 * @param scheduledAt when others first could know of it
 * @param listedAt when it begins, without a time when it was drafted; by this lists are sorted
 * @param shelves in which lists it stands
 * @param due when the calendar has something to do here
 * @param claim under which its venue and staff are booked
 * @param series which one of a series it is; null if of none
 */
@Document("events")
record Event(
    @Id String id,
    String programmeId,
    EventStatus status,
    Audience audience,
    EventContent content,
    EventPlan plan,
    int calendarSequence,
    @Nullable Documentation documentation,
    Instant createdAt,
    Instant since,
    @Nullable Instant scheduledAt,
    List<TimelineEntry> timeline,
    Instant listedAt,
    List<String> shelves,
    @Nullable Instant due,
    @Nullable String claim,
    @Nullable SeriesPlace series) {

  /** A step taken, with what others should know of it, or refused. */
  sealed interface Decision {

    record Taken(Event after, List<EventFact> facts) implements Decision {}

    record Refused(Refusal why) implements Decision {}
  }

  static Event draft(String id, Person person, EventDraft draft, Audience audience, Instant now) {
    return new Event(
            id,
            draft.programmeId(),
            EventStatus.DRAFT,
            audience,
            draft.content(),
            draft.plan(),
            0,
            null,
            now,
            now,
            null,
            List.of(TimelineEntry.by(person, Step.DRAFTED, now, null)),
            now,
            List.of(),
            null,
            null,
            null)
        .derived();
  }

  /** Before anybody knows of it. */
  Event in(SeriesPlace itsSeries) {
    return new Event(
            id,
            programmeId,
            status,
            audience,
            content,
            plan,
            calendarSequence,
            documentation,
            createdAt,
            since,
            scheduledAt,
            timeline,
            listedAt,
            shelves,
            due,
            claim,
            itsSeries)
        .derived();
  }

  boolean isVisibleTo(@Nullable Person viewer) {
    return (viewer != null && viewer.ofTheCity())
        || (status.isPublic() && audience == Audience.PUBLIC);
  }

  /** Empty until it is scheduled for the first time. */
  Optional<ScheduledPlan> scheduled() {
    return scheduledAt == null ? Optional.empty() : plan.scheduled();
  }

  /** What the calendar does here next. */
  Optional<Turn> nextTurn() {
    return scheduled().flatMap(it -> Turn.next(status, it));
  }

  /** A draft is changed without leaving a trace. */
  Event redrafted(EventDraft changed, Audience itsAudience) {
    return in(changed.programmeId(), itsAudience)
        .with(
            status,
            changed.content(),
            changed.plan(),
            calendarSequence,
            documentation,
            claim,
            null);
  }

  Event amended(EventContent changed, EventPlan planned, TimelineEntry entry) {
    return with(status, changed, planned, calendarSequence, documentation, claim, entry);
  }

  Event takingRegistrations(EventStatus after, EventPlan planned, TimelineEntry entry) {
    return with(after, content, planned, calendarSequence, documentation, claim, entry);
  }

  Event became(EventStatus after, TimelineEntry entry) {
    return with(after, content, plan, calendarSequence, documentation, claim, entry);
  }

  Event scheduled(Audience itsAudience, String booked, TimelineEntry entry) {
    return in(programmeId, itsAudience)
        .with(EventStatus.SCHEDULED, content, plan, calendarSequence, documentation, booked, entry);
  }

  Event moved(
      EventStatus after, EventPlan planned, int sequence, String booked, TimelineEntry entry) {
    return with(after, content, planned, sequence, documentation, booked, entry);
  }

  /** Its venue and staff are free for others. */
  Event calledOff(EventStatus after, int sequence, TimelineEntry entry) {
    return with(after, content, plan, sequence, documentation, null, entry);
  }

  Event documented(Documentation its, TimelineEntry entry) {
    return with(EventStatus.DOCUMENTED, content, plan, calendarSequence, its, claim, entry);
  }

  private Event in(String programme, Audience itsAudience) {
    return new Event(
        id,
        programme,
        status,
        itsAudience,
        content,
        plan,
        calendarSequence,
        documentation,
        createdAt,
        since,
        scheduledAt,
        timeline,
        listedAt,
        shelves,
        due,
        claim,
        series);
  }

  private Event with(
      EventStatus after,
      EventContent itsContent,
      EventPlan itsPlan,
      int sequence,
      @Nullable Documentation its,
      @Nullable String booked,
      @Nullable TimelineEntry entry) {
    List<TimelineEntry> entries = new ArrayList<>(timeline);
    if (entry != null) {
      entries.add(entry);
    }
    return new Event(
            id,
            programmeId,
            after,
            audience,
            itsContent,
            itsPlan,
            sequence,
            its,
            createdAt,
            entry == null || after == status ? since : entry.at(),
            entry != null && entry.step() == Step.SCHEDULED ? entry.at() : scheduledAt,
            List.copyOf(entries),
            listedAt,
            shelves,
            due,
            booked,
            series)
        .derived();
  }

  /** With somebody else in the place of a person, who holds it no more. */
  Event without(String person, String nobody) {
    List<TimelineEntry> entries =
        timeline.stream().map(it -> person.equals(it.by()) ? it.by(nobody) : it).toList();
    return new Event(
        id,
        programmeId,
        status,
        audience,
        content,
        plan.without(person),
        calendarSequence,
        documentation,
        createdAt,
        since,
        scheduledAt,
        entries,
        listedAt,
        shelves,
        due,
        claim,
        series);
  }

  /** With what follows from the rest. */
  private Event derived() {
    return new Event(
        id,
        programmeId,
        status,
        audience,
        content,
        plan,
        calendarSequence,
        documentation,
        createdAt,
        since,
        scheduledAt,
        timeline,
        plan.startsAt() == null ? createdAt : plan.startsAt(),
        Shelves.of(this),
        nextTurn().map(Turn::at).orElse(null),
        claim,
        series);
  }

  static Decision taken(Event after, EventFact... facts) {
    return new Decision.Taken(after, Arrays.asList(facts));
  }

  static Decision refused(Refusal why) {
    return new Decision.Refused(why);
  }
}
