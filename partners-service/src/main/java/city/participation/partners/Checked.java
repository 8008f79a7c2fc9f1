package city.participation.partners;

import city.participation.defaults.problem.Problem;
import city.participation.defaults.security.Caller;
import city.participation.partners.partner.Person;
import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads single values of a request, and collects all that is wrong with them. */
public final class Checked {

  /**
   * Anything invisible but tab, line break and the joiners that some scripts and emoji need; in one
   * line of text no line break either.
   */
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}&&[^\\n\\r\\t\\u200C\\u200D]]");

  private static final Pattern UNPRINTABLE_LINE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029&&[^\\u200C\\u200D]]");

  private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
  private static final Pattern HOST =
      Pattern.compile(LABEL + "(?:\\." + LABEL + ")*\\.?(?::[0-9]{1,5})?");

  private final Problem problem = Problem.invalid();
  private final boolean ofParameters;

  /** Of a body. */
  public Checked() {
    this(false);
  }

  private Checked(boolean ofParameters) {
    this.ofParameters = ofParameters;
  }

  /** Of a request without a body: a pointer's first name is that of a parameter. */
  public static Checked parameters() {
    return new Checked(true);
  }

  public @Nullable String line(String pointer, @Nullable String value, int min, int max) {
    return checked(pointer, value, min, max, UNPRINTABLE_LINE);
  }

  public @Nullable String paragraphs(String pointer, @Nullable String value, int min, int max) {
    return checked(pointer, value, min, max, UNPRINTABLE);
  }

  /** What has a form of its own. */
  public @Nullable String form(
      String pointer, @Nullable String value, int max, Predicate<String> form, String complaint) {
    if (value == null) {
      wrong(pointer, "missing");
      return null;
    }
    String stripped = value.strip();
    if (stripped.length() > max) {
      wrong(pointer, "too-long", max);
    } else if (UNPRINTABLE_LINE.matcher(stripped).find()) {
      wrong(pointer, "unprintable");
    } else if (!form.test(stripped)) {
      wrong(pointer, complaint);
    }
    return stripped;
  }

  /** A day and nothing else: what also says a time would lose it in silence. */
  public @Nullable LocalDate day(String pointer, @Nullable String value) {
    if (value == null) {
      return null;
    }
    try {
      return LocalDate.parse(value);
    } catch (DateTimeParseException malformed) {
      wrong(pointer, "wrong-format", "date");
      return null;
    }
  }

  /** An address in the web that names a host and no user. */
  public static boolean isLink(String value, Set<String> schemes) {
    try {
      URI uri = new URI(value);
      return uri.getScheme() != null
          && schemes.contains(uri.getScheme())
          && uri.getRawAuthority() != null
          && HOST.matcher(asciiAuthority(uri)).matches();
    } catch (URISyntaxException | IllegalArgumentException malformed) {
      return false;
    }
  }

  /** {@link URI} knows no host with an umlaut, which are many in this country. */
  private static String asciiAuthority(URI uri) {
    return IDN.toASCII(uri.getRawAuthority(), IDN.ALLOW_UNASSIGNED);
  }

  /** Who acts, for the office that the request names, else for that of the sign-in. */
  public Person person(Caller caller, @Nullable String office) {
    return People.person(
        caller,
        office == null
            ? officeOf(caller)
            : line("/office", office, Person.OFFICE_MIN, Person.OFFICE_MAX));
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

  public void wrong(String pointer, String code, Object... arguments) {
    if (ofParameters) {
      problem.withParameter(pointer.substring(1), code, arguments);
    } else {
      problem.withField(pointer, code, arguments);
    }
  }

  /** Whether something was wrong there, or in a part of it. */
  public boolean isWrong(String pointer) {
    return problem.fields().stream()
        .anyMatch(it -> it.pointer().equals(pointer) || it.pointer().startsWith(pointer + "/"));
  }

  /** Refuses the request if anything was wrong. */
  public void complain() {
    if (!problem.fields().isEmpty() || !problem.parameters().isEmpty()) {
      throw problem;
    }
  }
}
