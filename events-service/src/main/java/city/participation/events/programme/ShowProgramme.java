package city.participation.events.programme;

import city.participation.events.programme.TimelineEntry.Step;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One programme, to everybody whom it is for. */
@Component
public class ShowProgramme {

  private final Programmes programmes;
  private final Clock clock;

  ShowProgramme(Programmes programmes, Clock clock) {
    this.programmes = programmes;
    this.clock = clock;
  }

  /** {@code viewer}: null for somebody without a token. */
  public Optional<ProgrammeView> show(String id, @Nullable Person viewer) {
    return programmes
        .find(id)
        .filter(it -> it.state().isVisibleTo(viewer))
        .map(it -> view(it.state(), it.version(), viewer));
  }

  ProgrammeView view(Programme programme, long version, @Nullable Person viewer) {
    Participation participation = Participation.at(programme.stages(), clock.instant());
    boolean ofTheCity = viewer != null && viewer.ofTheCity();
    return new ProgrammeView(
        programme.id(),
        version,
        programme.status(),
        programme.content(),
        programme.stages(),
        programme.results(),
        programme.since(),
        programme.announcedAt(),
        participation.open(),
        participation.deadline(),
        ofTheCity ? ProgrammeSteps.allowed(programme) : List.of(),
        ofTheCity ? programme.timeline() : published(programme.timeline()));
  }

  private static List<TimelineEntry> published(List<TimelineEntry> timeline) {
    return timeline.stream()
        .dropWhile(it -> it.step() != Step.ANNOUNCED)
        .map(TimelineEntry::withoutPerson)
        .toList();
  }
}
