package city.participation.events.programme;

import city.participation.events.content.Audience;
import java.util.List;
import java.util.Optional;

/** What other features need to know of a programme. */
public record ProgrammeStanding(
    String id, ProgrammeStatus status, Audience audience, List<Stage> stages) {

  /** Whether something can still be planned in it that whom it is for hears of. */
  public boolean takesEvents() {
    return switch (status) {
      case ANNOUNCED, RUNNING, EVALUATING -> true;
      case DRAFT, CLOSED, ARCHIVED, DISCARDED -> false;
    };
  }

  public Optional<Stage> stage(String stage) {
    return stages.stream().filter(it -> it.id().equals(stage)).findFirst();
  }
}
