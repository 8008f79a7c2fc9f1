package city.participation.events.programme;

import city.participation.events.content.Audience;
import city.participation.events.content.ProgrammeContent;
import city.participation.events.content.StrategyGoal;
import city.participation.events.content.Texts;
import city.participation.events.content.Theme;
import java.util.List;

/** For lists that are tested without programmes: where such a one would stand. */
public final class ShelvedProgrammes {

  private ShelvedProgrammes() {}

  public static List<String> shelves(
      ProgrammeStatus status, Audience audience, String district, Theme theme) {
    Texts text = new Texts("Vorhaben", "Programme");
    return Shelves.of(
        status,
        new ProgrammeContent(
            text,
            text,
            audience,
            "Amt 15",
            List.of(district),
            List.of(theme),
            List.of(new StrategyGoal("goal", text)),
            List.of(),
            null));
  }
}
