package city.participation.benchmarks;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param time of each measurement
 * @param warmUp before each measurement, of the same load
 * @param peersOnly whether only the comparison with others is made
 * @param complete whether nothing was left out
 */
record Settings(
    int fewIdeas,
    int manyIdeas,
    Duration time,
    Duration warmUp,
    boolean peersOnly,
    boolean complete) {

  static Settings parse(String... arguments) {
    int many = 50_000;
    var time = Duration.ofSeconds(15);
    var warmUp = Duration.ofSeconds(60);
    boolean peersOnly = false;
    for (int i = 1; i < arguments.length; i += 2) {
      if (i + 1 == arguments.length) {
        throw new IllegalArgumentException(arguments[i] + " needs a value");
      }
      var value = arguments[i + 1];
      switch (arguments[i]) {
        case "--ideas" -> many = Integer.parseInt(value);
        case "--seconds" -> time = Duration.ofSeconds(Integer.parseInt(value));
        case "--warm-up" -> warmUp = Duration.ofSeconds(Integer.parseInt(value));
        case "--only" -> peersOnly = isPeers(value);
        default -> throw new IllegalArgumentException("unknown option " + arguments[i]);
      }
    }
    return new Settings(1_000, many, time, warmUp, peersOnly, arguments.length == 1);
  }

  private static boolean isPeers(String part) {
    if (!part.equals("peers")) {
      throw new IllegalArgumentException("--only is peers or left out");
    }
    return true;
  }

  /** Of one of several measurements that take turns. */
  Duration round() {
    return time.dividedBy(3);
  }

  /** Before such rounds, which go on warming. */
  Duration shortWarmUp() {
    return warmUp.dividedBy(2);
  }
}
