package city.participation.events.content;

import java.util.List;

/** How the public takes part in a programme (Beteiligungskonzept). */
public record ParticipationConcept(
    Texts goals, List<Texts> targetGroups, List<Texts> methods, Level level) {

  public static final int GOALS_MIN = 20;
  public static final int GOALS_MAX = 4_000;
  public static final int ITEMS_MOST = 10;
  public static final int ITEM_MIN = 3;
  public static final int ITEM_MAX = 200;

  /** How far the public has a say. */
  public enum Level {
    INFORMATION,
    CONSULTATION,
    COOPERATION,
    CO_DECISION
  }

  public ParticipationConcept {
    targetGroups = List.copyOf(targetGroups);
    methods = List.copyOf(methods);
  }
}
