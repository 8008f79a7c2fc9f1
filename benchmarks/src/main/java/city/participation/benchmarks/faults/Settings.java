package city.participation.benchmarks.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;

/**
 * How much is broken, and how.
 *
 * @param root of the repository
 * @param minutes of random faults; 0 is the short run
 * @param writes a second at which people write; 0 for what the promise says of a run so long
 * @param seed of everything random
 * @param scenarios those to play; empty for those that the length of the run allows
 * @param installedBroker whether to use the RabbitMQ of this machine
 * @param write whether to keep the table
 */
record Settings(
    Path root,
    int minutes,
    int writes,
    long seed,
    List<String> scenarios,
    boolean installedBroker,
    boolean write) {

  static Settings parse(String... arguments) {
    int minutes = 0;
    int writes = 0;
    long seed = System.currentTimeMillis() % 100_000;
    List<String> scenarios = List.of();
    boolean installed = false;
    boolean write = false;
    var options = List.of(arguments).subList(1, arguments.length).iterator();
    while (options.hasNext()) {
      var option = options.next();
      switch (option) {
        case "--write" -> write = true;
        case "--minutes" -> minutes = Integer.parseUnsignedInt(value(option, options));
        case "--writes" -> writes = Integer.parseUnsignedInt(value(option, options));
        case "--seed" -> seed = Long.parseLong(value(option, options));
        case "--scenarios" -> scenarios = List.of(value(option, options).split(","));
        case "--broker" -> installed = isInstalled(value(option, options));
        default -> throw new IllegalArgumentException("unknown option " + option);
      }
    }
    return new Settings(
        Path.of(arguments[0]).toAbsolutePath().normalize(),
        minutes,
        writes,
        seed,
        scenarios,
        installed,
        write);
  }

  private static String value(String option, Iterator<String> options) {
    if (!options.hasNext()) {
      throw new IllegalArgumentException(option + " needs a value");
    }
    return options.next();
  }

  private static boolean isInstalled(String broker) {
    return switch (broker) {
      case "embedded" -> false;
      case "native" -> true;
      default -> throw new IllegalArgumentException("--broker is embedded or native");
    };
  }

  boolean isShort() {
    return minutes == 0;
  }

  Duration storm() {
    return isShort() ? Duration.ofMinutes(1) : Duration.ofMinutes(minutes);
  }

  Duration outage() {
    return isShort() ? Duration.ofSeconds(15) : Duration.ofMinutes(1);
  }

  Duration measurement() {
    return isShort() ? Duration.ofSeconds(10) : Duration.ofMinutes(1);
  }

  int writesPerSecond() {
    if (writes > 0) {
      return writes;
    }
    return isShort() ? 40 : 100;
  }
}
