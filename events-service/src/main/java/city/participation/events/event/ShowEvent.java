package city.participation.events.event;

import city.participation.events.event.TimelineEntry.Step;
import city.participation.events.programme.FindProgrammes;
import city.participation.events.programme.Person;
import city.participation.events.programme.ProgrammeStanding;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One event, to everybody whom it is for. */
@Component
public class ShowEvent {

  private final Events events;
  private final FindProgrammes programmes;
  private final Links links;
  private final Clock clock;

  ShowEvent(Events events, FindProgrammes programmes, Links links, Clock clock) {
    this.events = events;
    this.programmes = programmes;
    this.links = links;
    this.clock = clock;
  }

  /** {@code viewer}: null for somebody without a token. */
  public Optional<EventView> show(String id, @Nullable Person viewer) {
    return events
        .find(id)
        .filter(it -> it.state().isVisibleTo(viewer))
        .map(it -> view(it.state(), it.version(), viewer));
  }

  EventView view(Event event, long version, @Nullable Person viewer) {
    ProgrammeStanding programme = programmes.find(event.programmeId()).orElse(null);
    Access access = Access.at(event, programme, clock.instant());
    boolean ofTheCity = viewer != null && viewer.ofTheCity();
    return new EventView(
        event.id(),
        version,
        event.programmeId(),
        event.status(),
        event.audience(),
        event.content(),
        ofTheCity ? event.plan() : event.plan().forThePublic(),
        event.calendarSequence(),
        links.coHosts(event),
        links.ideas(event),
        event.documentation(),
        event.since(),
        event.scheduledAt(),
        access.registers(),
        access.registers() ? access.deadline() : null,
        ofTheCity && PlanRules.isOutsideStage(event, programme),
        ofTheCity ? EventSteps.allowed(event.status()) : List.of(),
        ofTheCity ? event.timeline() : published(event.timeline()),
        event.series());
  }

  private static List<TimelineEntry> published(List<TimelineEntry> timeline) {
    return timeline.stream()
        .dropWhile(it -> it.step() != Step.SCHEDULED)
        .map(TimelineEntry::forThePublic)
        .toList();
  }
}
