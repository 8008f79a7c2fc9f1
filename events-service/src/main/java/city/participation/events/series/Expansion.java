package city.participation.events.series;

import city.participation.events.event.EventDraft;
import city.participation.events.event.EventPlan;
import city.participation.events.event.RegistrationWindow;
import city.participation.events.series.Refusal.Flaw;
import city.participation.events.series.Refusal.Flawed;
import city.participation.events.series.Rule.Expanded;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** From one event's plan to those of a series, by the city's clocks. */
final class Expansion {

  /** The starts in their order, or why there are none. */
  sealed interface Expanding {

    record Starts(List<Instant> all) implements Expanding {}

    record Refused(Refusal why) implements Expanding {}
  }

  private Expansion() {}

  static Expanding starts(SeriesPlan plan, Instant first, Instant now) {
    TreeSet<Instant> starts = new TreeSet<>();
    switch (Rule.expand(plan.rule(), local(first))) {
      case Expanded.Wrong(Flaw flaw) -> {
        return refused("/rule", flaw);
      }
      case Expanded.Starts(List<LocalDateTime> all) ->
          all.forEach(it -> starts.add(it.atZone(Rule.COLOGNE).toInstant()));
    }
    for (int i = 0; i < plan.excluded().size(); i++) {
      if (!starts.remove(plan.excluded().get(i))) {
        return refused("/excluded/" + i, Flaw.NO_OCCURRENCE);
      }
    }
    Instant end = local(first).plusYears(Rule.YEARS).atZone(Rule.COLOGNE).toInstant();
    for (int i = 0; i < plan.added().size(); i++) {
      Instant added = plan.added().get(i);
      if (added.isAfter(end)) {
        return refused("/added/" + i, Flaw.TOO_LONG);
      }
      if (!starts.add(added)) {
        return refused("/added/" + i, Flaw.REPEATED);
      }
      if (!added.isAfter(now)) {
        return refused("/added/" + i, Flaw.PAST);
      }
    }
    if (starts.isEmpty()) {
      return refused("/excluded", Flaw.EMPTY);
    }
    if (starts.size() > Rule.MOST) {
      return refused("/added", Flaw.TOO_MANY);
    }
    return starts.first().isAfter(now)
        ? new Expanding.Starts(List.copyOf(starts))
        : refused("/rule", Flaw.PAST);
  }

  private static Expanding refused(String pointer, Flaw flaw) {
    return new Expanding.Refused(new Flawed(pointer, flaw));
  }

  /** As long as the draft, with registration as long before, whatever clocks do in between. */
  static EventDraft draft(EventDraft template, Instant start) {
    EventPlan plan = template.plan();
    Duration later = Duration.between(local(Objects.requireNonNull(plan.startsAt())), local(start));
    RegistrationWindow window = plan.registration();
    return new EventDraft(
        template.programmeId(),
        template.content(),
        new EventPlan(
            plan.stageId(),
            start,
            moved(plan.endsAt(), later),
            plan.attendance(),
            plan.venue(),
            plan.onlineLink(),
            window == null
                ? null
                : new RegistrationWindow(
                    moved(window.opensAt(), later), moved(window.closesAt(), later)),
            plan.owners()));
  }

  private static @Nullable Instant moved(@Nullable Instant moment, Duration later) {
    return moment == null ? null : local(moment).plus(later).atZone(Rule.COLOGNE).toInstant();
  }

  private static LocalDateTime local(Instant moment) {
    return LocalDateTime.ofInstant(moment, Rule.COLOGNE);
  }
}
