package city.participation.ideas;

import city.participation.defaults.problem.Problem;
import java.util.regex.Pattern;

/** What text has to be like that people write and others read; lengths are in code points. */
public enum WrittenText {
  /** No line break either. */
  LINE("[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029&&[^\\u200C\\u200D]]"),

  /** Anything invisible but tab, line break and the joiners that some scripts and emoji need. */
  PARAGRAPHS("[\\p{Cc}\\p{Cf}\\p{Cs}&&[^\\n\\r\\t\\u200C\\u200D]]");

  private enum Flaw {
    NONE,
    TOO_SHORT,
    TOO_LONG,
    UNPRINTABLE,
    WORDLESS
  }

  private final Pattern unprintable;

  WrittenText(String unprintable) {
    this.unprintable = Pattern.compile(unprintable);
  }

  /** The text without the blanks around it; what is wrong with it, the problem says then. */
  public String checked(Problem problem, String pointer, String value, int min, int max) {
    String stripped = value.strip();
    switch (flaw(stripped, min, max)) {
      case NONE -> {}
      case TOO_SHORT -> problem.withField(pointer, "too-short", min);
      case TOO_LONG -> problem.withField(pointer, "too-long", max);
      case UNPRINTABLE -> problem.withField(pointer, "unprintable");
      case WORDLESS -> problem.withField(pointer, "wordless");
    }
    return stripped;
  }

  public boolean accepts(String text, int min, int max) {
    return flaw(text, min, max) == Flaw.NONE;
  }

  private Flaw flaw(String text, int min, int max) {
    int length = text.codePointCount(0, text.length());
    if (length < min) {
      return Flaw.TOO_SHORT;
    }
    if (length > max) {
      return Flaw.TOO_LONG;
    }
    if (unprintable.matcher(text).find()) {
      return Flaw.UNPRINTABLE;
    }
    return text.codePoints().anyMatch(Character::isLetterOrDigit) ? Flaw.NONE : Flaw.WORDLESS;
  }
}
