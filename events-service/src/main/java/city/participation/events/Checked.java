package city.participation.events;

import city.participation.defaults.problem.Problem;
import city.participation.defaults.security.Caller;
import city.participation.events.content.Texts;
import city.participation.events.programme.Person;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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

  private final Problem problem = Problem.invalid();

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
    } else if (!form.test(stripped)) {
      wrong(pointer, complaint);
    }
    return stripped;
  }

  /** A moment with its offset: without one nobody knows which of two it is when clocks go back. */
  public @Nullable Instant moment(String pointer, @Nullable String value) {
    if (value == null) {
      wrong(pointer, "missing");
      return null;
    }
    try {
      return OffsetDateTime.parse(value).toInstant().truncatedTo(ChronoUnit.MILLIS);
    } catch (DateTimeException malformed) {
      wrong(pointer, "no-moment");
      return null;
    }
  }

  /** Null if something is wrong with it; in English, too, where {@code both} asks for it. */
  public @Nullable Texts texts(
      String pointer, @Nullable TextsBody texts, int min, int max, boolean both) {
    if (texts == null) {
      wrong(pointer, "missing");
      return null;
    }
    String de = paragraphs(pointer + "/de", texts.de(), min, max);
    String en =
        both || texts.en() != null ? paragraphs(pointer + "/en", texts.en(), min, max) : null;
    return de == null ? null : new Texts(de, en);
  }

  /** In both languages, each in one line. */
  public @Nullable Texts title(String pointer, @Nullable TextsBody texts, int min, int max) {
    if (texts == null) {
      wrong(pointer, "missing");
      return null;
    }
    String de = line(pointer + "/de", texts.de(), min, max);
    String en = line(pointer + "/en", texts.en(), min, max);
    return de == null ? null : new Texts(de, en);
  }

  /** How one value of a list is read; null if something is wrong with it. */
  public interface Reader<S, T> {

    @Nullable T read(String pointer, S value);
  }

  /** A list that must hold something. */
  public <S, T> List<T> required(
      String pointer, @Nullable List<@Nullable S> values, int most, Reader<S, T> reader) {
    if (values == null) {
      wrong(pointer, "missing");
    } else if (values.isEmpty()) {
      wrong(pointer, "too-few", 1);
    }
    return each(pointer, values, most, reader);
  }

  /** A list that may be left out, and names nothing twice. */
  public <S, T> List<T> each(
      String pointer, @Nullable List<@Nullable S> values, int most, Reader<S, T> reader) {
    if (values == null) {
      return List.of();
    }
    if (values.size() > most) {
      wrong(pointer, "too-many", most);
      return List.of();
    }
    List<T> all = new ArrayList<>();
    Set<S> seen = new HashSet<>();
    for (int i = 0; i < values.size(); i++) {
      String place = pointer + "/" + i;
      S value = values.get(i);
      if (value == null) {
        wrong(place, "missing");
      } else if (!seen.add(value)) {
        wrong(place, "repeated");
      } else {
        T read = reader.read(place, value);
        if (read != null) {
          all.add(read);
        }
      }
    }
    return all;
  }

  /** An address in the web that names a host and no user. */
  public static boolean isLink(String value, Set<String> schemes) {
    try {
      URI uri = new URI(value);
      return uri.getScheme() != null
          && schemes.contains(uri.getScheme())
          && uri.getHost() != null
          && uri.getUserInfo() == null;
    } catch (URISyntaxException malformed) {
      return false;
    }
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
    problem.withField(pointer, code, arguments);
  }

  /** Refuses the request if anything was wrong. */
  public void complain() {
    if (!problem.fields().isEmpty()) {
      throw problem;
    }
  }
}
