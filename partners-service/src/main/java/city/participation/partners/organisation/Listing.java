package city.participation.partners.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How an organisation is found among those that are accredited. It follows from what the
 * organisation says, and is stored so that every list of the public is one range of an index, or a
 * few.
 *
 * @param name what lists are sorted by
 * @param since since when it is accredited without a break
 * @param keys one for each combination of sector, theme and place under which it is looked for
 * @param words by which it is searched
 */
public record Listing(String name, LocalDate since, List<String> keys, List<String> words) {

  /** What a search may say. */
  public static final int SEARCHED_MOST = 5;

  public static final int SEARCHED_MIN = 2;

  /** Longer words are cut, here and there: nobody types more to be understood. */
  private static final int WORD_MAX = 12;

  private static final int WORDS_MOST = 400;

  /** So that a cursor, which names it, stays short in any script. */
  private static final int NAME_MAX = 120;

  private static final String ANY = "*";
  private static final String CITY = "city";

  public Listing {
    keys = List.copyOf(keys);
    words = List.copyOf(words);
  }

  public static Listing of(Organisation it, LocalDate since) {
    List<String> keys = new ArrayList<>();
    for (@Nullable Sector sector : Arrays.asList(null, it.sector())) {
      for (@Nullable Theme theme : withNone(it.themes())) {
        places(it.districts()).forEach(place -> keys.add(key(sector, theme, place)));
      }
    }
    return new Listing(first(Folded.words(it.name()), NAME_MAX), since, keys, words(it));
  }

  /**
   * Under which keys those are that work there: in the Stadtteil itself, in all of its Stadtbezirk
   * or in the whole city; of a Stadtbezirk also those of its Stadtteile.
   */
  public static List<String> keys(
      @Nullable Sector sector, @Nullable Theme theme, @Nullable String district) {
    Stream<String> places =
        district == null
            ? Stream.of(ANY)
            : district.length() == 1
                ? Stream.of(anywhereIn(district), CITY)
                : Stream.of(district, boroughOf(district), CITY);
    return places.map(place -> key(sector, theme, place)).toList();
  }

  /** The words of a search as they are stored, longest first: those are the rarest. */
  public static List<String> searched(String text) {
    Set<String> words = new LinkedHashSet<>();
    for (String word : Folded.words(text).split(" ", -1)) {
      if (lengthOf(word) >= SEARCHED_MIN) {
        words.add(first(word, WORD_MAX));
      }
    }
    List<String> longestFirst = new ArrayList<>(words);
    longestFirst.sort((one, other) -> other.length() - one.length());
    return List.copyOf(longestFirst);
  }

  private static <T> List<@Nullable T> withNone(List<T> all) {
    List<@Nullable T> more = new ArrayList<>(all);
    more.add(null);
    return Collections.unmodifiableList(more);
  }

  private static Set<String> places(List<String> districts) {
    Set<String> places = new LinkedHashSet<>(List.of(ANY));
    if (districts.isEmpty()) {
      places.add(CITY);
    }
    for (String district : districts) {
      places.add(district);
      places.add(anywhereIn(boroughOf(district)));
    }
    return places;
  }

  /** The first digit of a number is that of the Stadtbezirk. */
  private static String boroughOf(String district) {
    return district.substring(0, 1);
  }

  private static String anywhereIn(String borough) {
    return borough + ANY;
  }

  private static String key(@Nullable Sector sector, @Nullable Theme theme, String place) {
    return String.join(
        "/", sector == null ? ANY : sector.name(), theme == null ? ANY : theme.code(), place);
  }

  /** A name is found while it is typed, a description by whole words. */
  private static List<String> words(Organisation it) {
    Set<String> words = new LinkedHashSet<>();
    for (String word : Folded.words(it.name()).split(" ", -1)) {
      for (int length = SEARCHED_MIN; length <= Math.min(lengthOf(word), WORD_MAX); length++) {
        words.add(first(word, length));
      }
    }
    words.addAll(searched(it.description().de()));
    if (it.description().en() != null) {
      words.addAll(searched(it.description().en()));
    }
    return words.stream().limit(WORDS_MOST).toList();
  }

  private static int lengthOf(String word) {
    return word.codePointCount(0, word.length());
  }

  private static String first(String word, int letters) {
    return lengthOf(word) <= letters
        ? word
        : word.substring(0, word.offsetByCodePoints(0, letters));
  }
}
