package city.participation.partners.engagement.web;

import city.participation.defaults.problem.Problem;
import city.participation.defaults.security.Caller;
import city.participation.partners.People;
import city.participation.partners.partner.Person;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads single values of a request, and collects all that is wrong with them. */
final class Checked {

  /**
   * Anything invisible but tab, line break and the joiners that some scripts and emoji need; in one
   * line of text no line break either.
   */
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}&&[^\\n\\r\\t\\u200C\\u200D]]");

  private static final Pattern UNPRINTABLE_LINE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029&&[^\\u200C\\u200D]]");

  private final Problem problem = Problem.invalid();

  @Nullable String paragraphs(String pointer, @Nullable String value, int min, int max) {
    return checked(pointer, value, min, max, UNPRINTABLE);
  }

  /** One that is not there is told of by whoever looks for it. */
  @Nullable String id(String pointer, @Nullable String value, int max) {
    return checked(pointer, value, 1, max, UNPRINTABLE_LINE);
  }

  /** Who acts, for the office that the request names, else for that of the sign-in. */
  Person person(Caller caller, @Nullable String office) {
    return People.person(
        caller,
        office == null
            ? officeOf(caller)
            : checked("/office", office, Person.OFFICE_MIN, Person.OFFICE_MAX, UNPRINTABLE_LINE));
  }

  /** One that could not be shown counts as none: the caller can name another, not change it. */
  private static @Nullable String officeOf(Caller caller) {
    String office = caller.office() == null ? "" : caller.office().strip();
    return flaw(office, Person.OFFICE_MIN, Person.OFFICE_MAX, UNPRINTABLE_LINE) == Flaw.NONE
        ? office
        : null;
  }

  private @Nullable String checked(
      String pointer, @Nullable String value, int min, int max, Pattern forbidden) {
    if (value == null) {
      wrong(pointer, "missing");
      return null;
    }
    String stripped = value.strip();
    switch (flaw(stripped, min, max, forbidden)) {
      case NONE -> {}
      case TOO_SHORT -> wrong(pointer, "too-short", min);
      case TOO_LONG -> wrong(pointer, "too-long", max);
      case UNPRINTABLE -> wrong(pointer, "unprintable");
      case WORDLESS -> wrong(pointer, "wordless");
    }
    return stripped;
  }

  private enum Flaw {
    NONE,
    TOO_SHORT,
    TOO_LONG,
    UNPRINTABLE,
    WORDLESS
  }

  private static Flaw flaw(String text, int min, int max, Pattern forbidden) {
    int length = text.codePointCount(0, text.length());
    if (length < min) {
      return Flaw.TOO_SHORT;
    }
    if (length > max) {
      return Flaw.TOO_LONG;
    }
    if (forbidden.matcher(text).find()) {
      return Flaw.UNPRINTABLE;
    }
    return text.codePoints().anyMatch(Character::isLetterOrDigit) ? Flaw.NONE : Flaw.WORDLESS;
  }

  void wrong(String pointer, String code, Object... arguments) {
    problem.withField(pointer, code, arguments);
  }

  /** Refuses the request if anything was wrong. */
  void complain() {
    if (!problem.fields().isEmpty()) {
      throw problem;
    }
  }
}
