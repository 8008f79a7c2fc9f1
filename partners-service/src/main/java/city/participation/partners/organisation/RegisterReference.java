package city.participation.partners.organisation;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an organisation is registered.
 *
 * @param court as it was written, for example {@code Amtsgericht Köln}
 * @param type which register
 * @param number digits without leading zeros, and the letters that some courts add
 */
public record RegisterReference(String court, Type type, String number) {

  public static final int COURT_MIN = 2;
  public static final int COURT_MAX = 80;
  public static final int NUMBER_MAX = 20;

  private static final Pattern ENTRY =
      Pattern.compile(
          "(VR|HRA|HRB|GNR|GSR|PR)[ .:]*0*([1-9][0-9]{0,7})[ -]*([A-Z]{0,2})",
          Pattern.CASE_INSENSITIVE);

  /** The registers that courts keep, by their official abbreviations. */
  public enum Type {
    /** Vereinsregister. */
    VR,
    /** Handelsregister, Abteilung A. */
    HRA,
    /** Handelsregister, Abteilung B. */
    HRB,
    /** Genossenschaftsregister. */
    GNR,
    /** Gesellschaftsregister. */
    GSR,
    /** Partnerschaftsregister. */
    PR
  }

  /** {@code entry}: register and number as on a letterhead, for example {@code VR 12345}. */
  public static Optional<RegisterReference> of(String court, String entry) {
    Matcher matcher = ENTRY.matcher(entry);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Type type = Type.valueOf(matcher.group(1).toUpperCase(Locale.ROOT));
    String letters = matcher.group(3).toUpperCase(Locale.ROOT);
    return Optional.of(
        new RegisterReference(
            court, type, matcher.group(2) + (letters.isEmpty() ? "" : " " + letters)));
  }

  /** As on a letterhead. */
  public String entry() {
    return type + " " + number;
  }

  /** The same for every way to write the same entry. */
  String key() {
    return "register:" + Courts.place(court) + ":" + type + ":" + number.replace(" ", "");
  }
}
