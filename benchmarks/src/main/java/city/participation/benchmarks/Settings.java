package city.participation.benchmarks;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param complete whether nothing was left out
 */
record Settings(int fewIdeas, int manyIdeas, Duration time, Duration warmUp, boolean complete) {

  static Settings parse(String... arguments) {
    int many = 50_000;
    var time = Duration.ofSeconds(15);
    var warmUp = Duration.ofSeconds(60);
    for (int i = 1; i < arguments.length; i += 2) {
      if (i + 1 == arguments.length) {
        throw new IllegalArgumentException(arguments[i] + " needs a number");
      }
      int value = Integer.parseInt(arguments[i + 1]);
      switch (arguments[i]) {
        case "--ideas" -> many = value;
        case "--seconds" -> time = Duration.ofSeconds(value);
        case "--warm-up" -> warmUp = Duration.ofSeconds(value);
        default -> throw new IllegalArgumentException("unknown option " + arguments[i]);
      }
    }
    return new Settings(1_000, many, time, warmUp, arguments.length == 1);
  }
}
