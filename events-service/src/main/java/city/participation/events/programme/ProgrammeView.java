package city.participation.events.programme;

import city.participation.events.content.ProgrammeContent;
import city.participation.events.content.Texts;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One programme as a person may see it.
 *
 * @param since when the status last changed
 * @param results what came of it (Ergebnisbericht)
 * @param participationOpen what the public can do now
 * @param nextDeadline when the first of what is open ends
 * @param allowed what the viewer can do now
 * @param timeline for the public from the announcement on and without persons
 */
public record ProgrammeView(
    String id,
    long version,
    ProgrammeStatus status,
    ProgrammeContent content,
    List<Stage> stages,
    @Nullable Texts results,
    Instant since,
    @Nullable Instant announcedAt,
    List<StageAction> participationOpen,
    @Nullable Instant nextDeadline,
    List<Action> allowed,
    List<TimelineEntry> timeline) {

  public boolean isCalledOff() {
    return timeline.stream().anyMatch(it -> it.step() == TimelineEntry.Step.CALLED_OFF);
  }
}
