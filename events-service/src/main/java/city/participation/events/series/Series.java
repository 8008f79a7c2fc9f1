package city.participation.events.series;

import city.participation.events.event.EventDraft;
import city.participation.events.programme.Person;
import city.participation.events.seat.SeatPlan;
import city.participation.events.series.Occurrence.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Events that come again and again.
 *
 * @param template what all of them say, as the draft did when they were planned
 * @param seats those of each, if the draft had any
 * @param by who planned it, or ended it last
 * @param reason why it was ended
 * @param due when there is something to make or to end
 */
@Document("series")
record Series(
    @Id String id,
    EventDraft template,
    @Nullable SeatPlan seats,
    SeriesPlan plan,
    SeriesStatus status,
    List<Occurrence> occurrences,
    Maker by,
    @Nullable String reason,
    Instant createdAt,
    @Nullable Instant due) {

  /** Before whoever was erased stands something random. */
  static final String NOBODY = "erased:";

  /** On whose behalf events are made and ended. */
  record Maker(String person, boolean admin, @Nullable String office) {

    static Maker of(Person person) {
      return new Maker(person.id(), person.admin(), person.office());
    }

    Person toPerson() {
      return new Person(person, true, admin, office);
    }
  }

  Series {
    occurrences = List.copyOf(occurrences);
  }

  /** The first for which something is still to be done; which that is the status says. */
  Optional<Occurrence> next() {
    return occurrences.stream()
        .filter(it ->
            switch (status) {
              case MAKING -> it.state() == State.PLANNED;
              case ENDING -> it.state() != State.ENDED;
              case MADE, ENDED -> false;
            })
        .findFirst();
  }

  Series with(Occurrence changed) {
    List<Occurrence> all = new ArrayList<>(occurrences);
    all.replaceAll(it -> it.eventId().equals(changed.eventId()) ? changed : it);
    return with(status, all, by, reason, due);
  }

  /** Nothing is left to be done. */
  Series settled() {
    return with(
        status == SeriesStatus.MAKING ? SeriesStatus.MADE : SeriesStatus.ENDED,
        occurrences,
        by,
        reason,
        null);
  }

  Series ending(Person person, String why, Instant now) {
    return with(SeriesStatus.ENDING, occurrences, Maker.of(person), why, now);
  }

  /** With somebody else in the place of a person, who holds none of its events. */
  Series without(String person, String nobody) {
    EventDraft common =
        new EventDraft(template.programmeId(), template.content(), template.plan().without(person));
    Maker maker = by.person().equals(person) ? new Maker(nobody, by.admin(), by.office()) : by;
    return new Series(id, common, seats, plan, status, occurrences, maker, reason, createdAt, due);
  }

  private Series with(
      SeriesStatus after,
      List<Occurrence> all,
      Maker maker,
      @Nullable String why,
      @Nullable Instant next) {
    return new Series(id, template, seats, plan, after, all, maker, why, createdAt, next);
  }
}
