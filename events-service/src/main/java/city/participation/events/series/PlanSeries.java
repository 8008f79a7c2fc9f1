package city.participation.events.series;

import city.participation.events.RequestKey;
import city.participation.events.ScopedKey;
import city.participation.events.event.AttendanceMode;
import city.participation.events.event.EventDraft;
import city.participation.events.event.EventPlan;
import city.participation.events.event.EventStatus;
import city.participation.events.event.EventView;
import city.participation.events.event.ShowEvent;
import city.participation.events.programme.Person;
import city.participation.events.seat.CopySeats;
import city.participation.events.series.Expansion.Expanding;
import city.participation.events.series.Refusal.Flaw;
import city.participation.events.series.Refusal.Flawed;
import city.participation.messaging.outbox.KeptAnswer;
import city.participation.messaging.outbox.StaleAggregateException;
import city.participation.messaging.outbox.Stored;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Staff plan a series from a draft, look at it, and call off what is left of it. */
@Component
public class PlanSeries {

  private final AllSeries series;
  private final ShowEvent events;
  private final CopySeats seats;
  private final Clock clock;

  PlanSeries(AllSeries series, ShowEvent events, CopySeats seats, Clock clock) {
    this.series = series;
    this.events = events;
    this.seats = seats;
    this.clock = clock;
  }

  /** What the plan comes to; nothing is kept. */
  public Outcome preview(String draft, SeriesPlan plan, Person person) {
    EventView view = events.show(draft, person).orElse(null);
    Refusal obstacle = obstacle(view);
    if (view == null || obstacle != null) {
      return new Outcome.Refused(obstacle == null ? new Refusal.NotFound() : obstacle);
    }
    return switch (starts(view, plan)) {
      case Expanding.Refused(Refusal why) -> new Outcome.Refused(why);
      case Expanding.Starts(List<Instant> all) -> new Outcome.Previewed(all);
    };
  }

  /** The events are made soon after; the draft stays what it is. */
  public Outcome plan(
      String draft, SeriesPlan plan, Person person, @Nullable RequestKey<SeriesView> key) {
    String id =
        key == null
            ? UUID.randomUUID().toString()
            : new ScopedKey(person.id(), "series " + key.value()).id();
    Optional<Outcome> before = repeated(id, person, key);
    if (before.isPresent()) {
      return before.get();
    }
    EventView view = events.show(draft, person).orElse(null);
    Refusal obstacle = obstacle(view);
    if (obstacle == null && person.office() == null) {
      obstacle = new Flawed("/office", Flaw.OFFICE_MISSING);
    }
    if (view == null || obstacle != null) {
      return new Outcome.Refused(obstacle == null ? new Refusal.NotFound() : obstacle);
    }
    return switch (starts(view, plan)) {
      case Expanding.Refused(Refusal why) -> new Outcome.Refused(why);
      case Expanding.Starts(List<Instant> all) -> {
        Instant now = clock.instant();
        List<Occurrence> occurrences =
            all.stream()
                .map(it -> Occurrence.planned(new ScopedKey(id, it.toString()).id(), it))
                .toList();
        Series planned =
            new Series(
                id,
                new EventDraft(view.programmeId(), view.content(), view.plan()),
                seats.of(draft).orElse(null),
                plan,
                SeriesStatus.MAKING,
                occurrences,
                Series.Maker.of(person),
                null,
                now,
                now);
        SeriesView made = SeriesView.of(planned, 1);
        try {
          series.add(planned, kept(key, person, made));
          yield new Outcome.Done(made);
        } catch (DuplicateKeyException taken) {
          yield repeated(id, person, key)
              .orElseGet(() -> new Outcome.Refused(new Refusal.KeyReused()));
        }
      }
    };
  }

  public Optional<SeriesView> show(String id) {
    return series.find(id).map(it -> SeriesView.of(it.state(), it.version()));
  }

  /** What has begun, or was called off already, stays. */
  public Outcome end(
      String id, long version, Person person, String reason, @Nullable RequestKey<SeriesView> key) {
    Optional<Outcome> before = repeated(id, person, key);
    if (before.isPresent()) {
      return before.get();
    }
    if (person.office() == null) {
      return new Outcome.Refused(new Flawed("/office", Flaw.OFFICE_MISSING));
    }
    Stored<Series> found = series.find(id).orElse(null);
    if (found == null) {
      return new Outcome.Refused(new Refusal.NotFound());
    }
    if (found.version() != version) {
      return new Outcome.Refused(new Refusal.Stale(found.version()));
    }
    Series after =
        switch (found.state().status()) {
          case MAKING, MADE -> found.state().ending(person, reason, clock.instant());
          case ENDING, ENDED -> null;
        };
    if (after == null) {
      return new Outcome.Refused(new Refusal.Ended());
    }
    SeriesView view = SeriesView.of(after, version + 1);
    try {
      series.update(found, after, kept(key, person, view));
      return new Outcome.Done(view);
    } catch (StaleAggregateException lost) {
      return repeated(id, person, key)
          .orElseGet(
              () -> new Outcome.Refused(new Refusal.Stale(lost.currentVersion().orElse(version))));
    }
  }

  private Expanding starts(EventView draft, SeriesPlan plan) {
    return Expansion.starts(plan, Objects.requireNonNull(draft.plan().startsAt()), clock.instant());
  }

  /** Null if all that its events need is said. */
  private @Nullable Refusal obstacle(@Nullable EventView draft) {
    if (draft == null) {
      return new Refusal.NotFound();
    }
    if (draft.status() != EventStatus.DRAFT) {
      return new Refusal.NoDraft();
    }
    EventPlan plan = draft.plan();
    List<String> missing = new ArrayList<>(plan.missing());
    if (draft.content().accessibility() == null) {
      missing.add("accessibility");
    }
    AttendanceMode attendance = plan.attendance();
    if (attendance != null
        && seats.of(draft.id()).filter(it -> !it.isFor(attendance)).isPresent()) {
      missing.add("seats");
    }
    return missing.isEmpty() ? null : new Refusal.Incomplete(List.copyOf(missing));
  }

  private Optional<Outcome> repeated(
      String id, Person person, @Nullable RequestKey<SeriesView> key) {
    return key == null
        ? Optional.empty()
        : series
            .keptAnswer(id, scoped(key, person))
            .map(kept ->
                kept.fingerprint().equals(key.fingerprint())
                    ? new Outcome.Repeated(kept.answer())
                    : new Outcome.Refused(new Refusal.KeyReused()));
  }

  private static @Nullable KeptAnswer kept(
      @Nullable RequestKey<SeriesView> key, Person person, SeriesView view) {
    return key == null
        ? null
        : new KeptAnswer(scoped(key, person), key.fingerprint(), key.answer().apply(view));
  }

  private static String scoped(RequestKey<SeriesView> key, Person person) {
    return new ScopedKey(person.id(), key.value()).hash();
  }
}
