package city.participation.events.programme;

import city.participation.events.content.Audience;
import city.participation.events.content.ProgrammeContent;
import city.participation.events.content.Theme;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * In which lists a programme stands: each combination of filters that finds it has a name, so that
 * every list is one equality.
 */
public final class Shelves {

  private static final String ANY = "*";

  private Shelves() {}

  /** Null: whatever it is. Without a status, all that was announced and is not archived. */
  public static String name(
      @Nullable Audience audience,
      @Nullable ProgrammeStatus status,
      @Nullable String district,
      @Nullable Theme theme) {
    return name(
        audience == null ? ANY : audience.name(),
        status == null ? ANY : status.name(),
        "",
        district == null ? ANY : district,
        theme == null ? ANY : theme.code());
  }

  public static String ofGoal(
      @Nullable Audience audience, @Nullable ProgrammeStatus status, String goal) {
    return name(
        audience == null ? ANY : audience.name(),
        status == null ? ANY : status.name(),
        goal,
        "",
        "");
  }

  static List<String> of(ProgrammeStatus status, ProgrammeContent content) {
    List<String> statuses = new ArrayList<>(List.of(status.name()));
    if (status.isAnnounced() && status != ProgrammeStatus.ARCHIVED) {
      statuses.add(ANY);
    }
    Set<String> districts = new LinkedHashSet<>(List.of(ANY));
    for (String number : content.districts()) {
      districts.add(number);
      districts.add(number.substring(0, 1)); // its Stadtbezirk
    }
    List<String> themes =
        Stream.concat(Stream.of(ANY), content.themes().stream().map(Theme::code)).toList();
    List<String> shelves = new ArrayList<>();
    for (String audience : List.of(content.audience().name(), ANY)) {
      for (String one : statuses) {
        for (String district : districts) {
          themes.forEach(theme -> shelves.add(name(audience, one, "", district, theme)));
        }
        content.goals().forEach(goal -> shelves.add(name(audience, one, goal.code(), "", "")));
      }
    }
    return List.copyOf(shelves);
  }

  private static String name(
      String audience, String status, String goal, String district, String theme) {
    return String.join("|", audience, status, goal, district, theme);
  }
}
