package city.participation.events.content;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of an event.
 *
 * @param minutes the minutes (Protokoll) themselves, if they are not behind a link
 * @param minutesUrl where they can be read
 * @param attendance how many were there, if they were counted
 * @param ideas ids of ideas that were recorded there
 */
public record Documentation(
    @Nullable Texts minutes,
    @Nullable String minutesUrl,
    @Nullable Integer attendance,
    Texts results,
    List<String> ideas) {

  public static final int MINUTES_MIN = 20;
  public static final int MINUTES_MAX = 20_000;
  public static final int URL_MAX = 500;
  public static final int ATTENDANCE_MAX = 100_000;
  public static final int RESULTS_MIN = 20;
  public static final int RESULTS_MAX = 10_000;
  public static final int IDEAS_MOST = 200;

  public Documentation {
    ideas = List.copyOf(ideas);
  }
}
