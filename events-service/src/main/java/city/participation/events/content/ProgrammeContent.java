package city.participation.events.content;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the city says of a programme.
 *
 * @param leadOffice which office leads it (federführende Stelle)
 * @param districts numbers of Stadtbezirke and Stadtteile; empty for the whole city
 * @param concept needed once it is announced
 */
public record ProgrammeContent(
    Texts title,
    Texts summary,
    Audience audience,
    String leadOffice,
    List<String> districts,
    List<Theme> themes,
    List<StrategyGoal> goals,
    List<CouncilPaper> papers,
    @Nullable ParticipationConcept concept) {

  public static final int TITLE_MIN = 5;
  public static final int TITLE_MAX = 120;
  public static final int SUMMARY_MIN = 20;
  public static final int SUMMARY_MAX = 4_000;
  public static final int OFFICE_MIN = 2;
  public static final int OFFICE_MAX = 120;
  public static final int DISTRICTS_MOST = 20;

  public ProgrammeContent {
    districts = List.copyOf(districts);
    themes = List.copyOf(themes);
    goals = List.copyOf(goals);
    papers = List.copyOf(papers);
  }
}
