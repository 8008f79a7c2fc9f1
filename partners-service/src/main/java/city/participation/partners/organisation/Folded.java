package city.participation.partners.organisation;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Writing without what people write differently: case, umlauts, accents, punctuation. */
final class Folded {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private Folded() {}

  /** Words of letters and digits, a space between them. */
  static String words(String text) {
    String lower =
        Normalizer.normalize(text, Normalizer.Form.NFKC)
            .toLowerCase(Locale.ROOT)
            .replace("ä", "ae")
            .replace("ö", "oe")
            .replace("ü", "ue")
            .replace("ß", "ss");
    String bare = MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD)).replaceAll("");
    return BETWEEN_WORDS.matcher(bare).replaceAll(" ").strip();
  }
}
