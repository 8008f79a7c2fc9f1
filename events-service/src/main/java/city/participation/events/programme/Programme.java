package city.participation.events.programme;

import city.participation.events.content.Audience;
import city.participation.events.content.ProgrammeContent;
import city.participation.events.content.Texts;
import city.participation.events.programme.TimelineEntry.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A programme of the city (Vorhaben) with its stages, from its draft on. Here is what it is made
 * of; which step leads where is said by {@link ProgrammeSteps}, {@link StageSteps} and {@link
 * CalendarSteps}.
 *
 * @param since when the status last changed
 * @param announcedAt when others first could know of it
 * @param listedAt when it was announced, before that drafted; by this lists are sorted
 * @param shelves in which lists it stands
 * @param due when the calendar has something to do here; of what was announced only
 * @param eventsDue when its events are to be called off with it; null if none are
 */
@Document("programmes")
record Programme(
    @Id String id,
    ProgrammeStatus status,
    ProgrammeContent content,
    List<Stage> stages,
    @Nullable Texts results,
    Instant createdAt,
    Instant since,
    @Nullable Instant announcedAt,
    List<TimelineEntry> timeline,
    Instant listedAt,
    List<String> shelves,
    @Nullable Instant due,
    @Nullable Instant eventsDue) {

  /** A step taken, with what others should know of it, or refused. */
  sealed interface Decision {

    record Taken(Programme after, List<ProgrammeFact> facts) implements Decision {}

    record Refused(Refusal why) implements Decision {}
  }

  static Programme draft(String id, Person person, ProgrammeContent content, Instant now) {
    return new Programme(
        id,
        ProgrammeStatus.DRAFT,
        content,
        List.of(),
        null,
        now,
        now,
        null,
        List.of(TimelineEntry.by(person, Step.DRAFTED, now, null, null)),
        now,
        Shelves.of(ProgrammeStatus.DRAFT, content),
        null,
        null);
  }

  boolean isVisibleTo(@Nullable Person viewer) {
    return (viewer != null && viewer.ofTheCity())
        || (status.isAnnounced() && content.audience() == Audience.PUBLIC);
  }

  Optional<Stage> stage(String stage) {
    return stages.stream().filter(it -> it.id().equals(stage)).findFirst();
  }

  /** The stage that is next to open or close by itself. */
  Optional<Stage> nextTurn() {
    return nextTurn(status, stages);
  }

  private static Optional<Stage> nextTurn(ProgrammeStatus status, List<Stage> stages) {
    return status.isAwaitingDates() ? Timetable.next(stages) : Optional.empty();
  }

  /** A draft is changed without leaving a trace. */
  Programme amended(ProgrammeContent changed, TimelineEntry entry) {
    return with(status, changed, stages, results, unlessDraft(entry));
  }

  Programme planned(List<Stage> changed, TimelineEntry entry) {
    return with(status, content, changed, results, unlessDraft(entry));
  }

  Programme with(Stage changed, TimelineEntry entry) {
    return with(status, content, Timetable.with(stages, changed), results, entry);
  }

  Programme became(ProgrammeStatus after, TimelineEntry entry) {
    return with(after, content, stages, results, entry);
  }

  Programme closed(Texts itsResults, TimelineEntry entry) {
    return with(ProgrammeStatus.CLOSED, content, stages, itsResults, entry);
  }

  /** Nothing opens any more, and its events are called off, too. */
  Programme calledOff(Texts itsResults, List<Stage> ended, TimelineEntry entry) {
    return with(ProgrammeStatus.CLOSED, content, ended, itsResults, entry);
  }

  /** Empty unless it was called off. */
  Optional<TimelineEntry> callingOff() {
    return timeline.stream().filter(it -> it.step() == Step.CALLED_OFF).findFirst();
  }

  /** None of its events is left to be called off. */
  Programme withoutEventsDue() {
    return new Programme(
        id,
        status,
        content,
        stages,
        results,
        createdAt,
        since,
        announcedAt,
        timeline,
        listedAt,
        shelves,
        due,
        null);
  }

  /** With somebody else in the place of a person. */
  Programme without(String person, String nobody) {
    List<TimelineEntry> entries =
        timeline.stream().map(it -> person.equals(it.by()) ? it.by(nobody) : it).toList();
    return new Programme(
        id,
        status,
        content,
        stages,
        results,
        createdAt,
        since,
        announcedAt,
        entries,
        listedAt,
        shelves,
        due,
        eventsDue);
  }

  private @Nullable TimelineEntry unlessDraft(TimelineEntry entry) {
    return status == ProgrammeStatus.DRAFT ? null : entry;
  }

  private Programme with(
      ProgrammeStatus after,
      ProgrammeContent itsContent,
      List<Stage> itsStages,
      @Nullable Texts itsResults,
      @Nullable TimelineEntry entry) {
    List<TimelineEntry> entries = new ArrayList<>(timeline);
    if (entry != null) {
      entries.add(entry);
    }
    Instant announced = entry != null && entry.step() == Step.ANNOUNCED ? entry.at() : announcedAt;
    return new Programme(
        id,
        after,
        itsContent,
        itsStages,
        itsResults,
        createdAt,
        entry == null || after == status ? since : entry.at(),
        announced,
        List.copyOf(entries),
        announced == null ? listedAt : announced,
        Shelves.of(after, itsContent),
        nextTurn(after, itsStages).map(Stage::turnsAt).orElse(null),
        entry != null && entry.step() == Step.CALLED_OFF ? entry.at() : eventsDue);
  }

  static Decision taken(Programme after, ProgrammeFact... facts) {
    return new Decision.Taken(after, Arrays.asList(facts));
  }

  static Decision refused(Refusal why) {
    return new Decision.Refused(why);
  }
}
