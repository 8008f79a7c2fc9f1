package city.participation.partners.organisation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Courts that keep registers: all of North Rhine-Westphalia, and the larger ones elsewhere. */
public final class Courts {

  private static final String TABLE = "courts.txt";

  /** What goes without saying; the kind of register is said beside the number. */
  private static final Pattern WORDS =
      Pattern.compile(
          "\\b(amtsgerichts?|registergerichts?|ag|bei|beim|das|dem|des|der"
              + "|(vereins|handels|genossenschafts|partnerschafts|gesellschafts)?register)\\b");

  /** By every way to write a court the first one of its line. */
  private static final Map<String, String> PLACES = places();

  private Courts() {}

  /** However the court is written. */
  public static boolean contain(String court) {
    return PLACES.containsKey(written(court));
  }

  /** The same for every way to write the same court; as it is written for one that is not here. */
  static String place(String court) {
    String written = written(court);
    return PLACES.getOrDefault(written, written);
  }

  private static String written(String court) {
    String words = Folded.words(court);
    String place = WORDS.matcher(words).replaceAll("").replace(" ", "");
    return place.isEmpty() ? words.replace(" ", "") : place;
  }

  private static Map<String, String> places() {
    Map<String, String> places = new HashMap<>();
    for (List<String> names : lines()) {
      String first = written(names.getFirst());
      for (String name : names) {
        String other = places.put(written(name), first);
        if (other != null && !other.equals(first)) {
          throw new IllegalStateException(TABLE + " has two courts for " + name);
        }
      }
    }
    return Map.copyOf(places);
  }

  /** The ways to write each court. */
  static List<List<String>> lines() {
    try (InputStream in = Courts.class.getResourceAsStream(TABLE)) {
      if (in == null) {
        throw new IllegalStateException("The jar lacks " + TABLE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
