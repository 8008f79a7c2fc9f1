package city.participation.events.programme;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the public can do at a moment.
 *
 * @param deadline when the first of what is open ends; null while nothing is
 */
public record Participation(List<StageAction> open, @Nullable Instant deadline) {

  public static Participation at(List<Stage> stages, Instant now) {
    List<Stage> open =
        stages.stream()
            .filter(it -> it.isOpenAt(now) && !it.plan().allowedActions().isEmpty())
            .toList();
    return new Participation(
        open.stream()
            .flatMap(it -> it.plan().allowedActions().stream())
            .distinct()
            .sorted()
            .toList(),
        open.stream().map(it -> it.plan().closesAt()).min(Comparator.naturalOrder()).orElse(null));
  }
}
