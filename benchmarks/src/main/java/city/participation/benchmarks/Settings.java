package city.participation.benchmarks;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * How much is measured.
 *
 * @param time of each measurement
 * @param warmUp before each measurement, of the same load
 * @param parts what is measured
 * @param complete whether nothing was left out
 */
record Settings(
    int fewIdeas,
    int manyIdeas,
    int fewPartners,
    int manyPartners,
    int fewEvents,
    int manyEvents,
    Duration time,
    Duration warmUp,
    Set<Part> parts,
    boolean complete) {

  /** What can be measured without the others. */
  enum Part {
    IDEAS,
    DIRECTORY,
    EVENTS,
    PEERS
  }

  static Settings parse(String... arguments) {
    int ideas = 50_000;
    int partners = 20_000;
    int events = 10_000;
    var time = Duration.ofSeconds(15);
    var warmUp = Duration.ofSeconds(60);
    Set<Part> parts = EnumSet.allOf(Part.class);
    for (int i = 1; i < arguments.length; i += 2) {
      if (i + 1 == arguments.length) {
        throw new IllegalArgumentException(arguments[i] + " needs a value");
      }
      var value = arguments[i + 1];
      switch (arguments[i]) {
        case "--ideas" -> ideas = Integer.parseInt(value);
        case "--partners" -> partners = Integer.parseInt(value);
        case "--events" -> events = Integer.parseInt(value);
        case "--seconds" -> time = Duration.ofSeconds(Integer.parseInt(value));
        case "--warm-up" -> warmUp = Duration.ofSeconds(Integer.parseInt(value));
        case "--only" -> parts = Set.of(part(value));
        default -> throw new IllegalArgumentException("unknown option " + arguments[i]);
      }
    }
    return new Settings(
        1_000, ideas, 200, partners, 100, events, time, warmUp, parts, arguments.length == 1);
  }

  private static Part part(String name) {
    return Arrays.stream(Part.values())
        .filter(part -> part.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException("--only is ideas, directory, events, peers or left out"));
  }

  /** Of one of several measurements that take turns. */
  Duration round() {
    return time.dividedBy(3);
  }
}
