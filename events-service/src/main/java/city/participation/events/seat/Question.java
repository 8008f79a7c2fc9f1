package city.participation.events.seat;

import city.participation.events.content.Texts;
import java.util.List;

/**
 * What an event asks those who register.
 *
 * @param id by which it is answered
 * @param choices of a {@link Kind#CHOICE} only
 */
public record Question(String id, Texts text, Kind kind, boolean required, List<Choice> choices) {

  public static final int MOST = 10;
  public static final int MOST_CHOICES = 12;
  public static final int TEXT_MIN = 3;
  public static final int TEXT_MAX = 200;
  public static final int ANSWER_MAX = 500;

  public static final String YES = "yes";
  public static final String NO = "no";

  public enum Kind {
    TEXT,
    CHOICE,
    YES_NO
  }

  public record Choice(String id, Texts text) {}

  public Question {
    choices = List.copyOf(choices);
  }

  /** Whether it can be answered so; a text can be anything. */
  public boolean accepts(String answer) {
    return switch (kind) {
      case TEXT -> true;
      case CHOICE -> choices.stream().anyMatch(it -> it.id().equals(answer));
      case YES_NO -> answer.equals(YES) || answer.equals(NO);
    };
  }
}
