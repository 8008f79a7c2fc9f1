package city.participation.partners.programme;

import city.participation.partners.programme.ProgrammeFact.ProgrammeClosed;
import city.participation.partners.programme.ProgrammeFact.ProgrammeTold;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Remembers what happened to a programme, and tells who waits for its end. */
@Component
public class FollowProgramme {

  private final List<ProgrammeEnd> waiting;

  FollowProgramme(List<ProgrammeEnd> waiting) {
    this.waiting = waiting;
  }

  public KnownProgramme follow(
      @Nullable KnownProgramme before, String programme, ProgrammeFact fact) {
    KnownProgramme after =
        switch (fact) {
          case ProgrammeTold told ->
              new KnownProgramme(told.internal(), told.over(), told.stages());
          case ProgrammeClosed _ ->
              before == null ? new KnownProgramme(true, true, List.of()) : before.closed();
        };
    if (after.over()) {
      waiting.forEach(it -> it.ended(programme));
    }
    return after;
  }
}
