package city.participation.quickstart;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for.
 *
 * @param port of the gateway; 0 takes any free ones
 * @param suite folder of the unpacked services, as {@code ./start} prepares it
 * @param engines only broker, databases and sign-in, for services that somebody else runs
 * @param training record start-up caches during this run and end by itself
 * @param control obey commands on the standard input
 * @param rabbitmq a broker to use in place of the embedded one
 * @param java home of the Java that runs the services: images record caches for their own
 */
record Options(
    Path suite,
    Path data,
    int port,
    boolean empty,
    boolean engines,
    boolean training,
    boolean control,
    @Nullable Rabbitmq rabbitmq,
    Path java) {

  static Options parse(String... arguments) {
    var suite = Path.of("quickstart/target/suite");
    var data = Path.of("data");
    int port = 8080;
    boolean empty = false;
    boolean engines = false;
    boolean training = false;
    boolean control = false;
    Rabbitmq rabbitmq = null;
    var java = Path.of(System.getProperty("java.home"));
    var rest = new Rest(arguments);
    while (rest.hasNext()) {
      var option = rest.next();
      switch (option) {
        case "--suite" -> suite = Path.of(rest.valueOf(option));
        case "--data" -> data = Path.of(rest.valueOf(option));
        case "--port" -> port = port(rest.valueOf(option));
        case "--rabbitmq" -> rabbitmq = Rabbitmq.parse(rest.valueOf(option));
        case "--java" -> java = Path.of(rest.valueOf(option));
        case "--empty" -> empty = true;
        case "--engines" -> engines = true;
        case "--train" -> training = true;
        case "--control" -> control = true;
        default ->
            throw new StartFailure(
                "Unknown option %s. ./start --help lists the options.".formatted(option));
      }
    }
    return new Options(
        suite.toAbsolutePath().normalize(),
        data.toAbsolutePath().normalize(),
        port,
        empty,
        engines,
        training,
        control,
        rabbitmq,
        java.toAbsolutePath().normalize());
  }

  private static int port(String text) {
    try {
      int port = Integer.parseInt(text);
      if (port == 0 || (port >= 1024 && port <= Ports.HIGHEST_BASE)) {
        return port;
      }
    } catch (NumberFormatException e) {
      throw refusedPort(text, e);
    }
    throw refusedPort(text, null);
  }

  private static StartFailure refusedPort(String text, @Nullable Throwable cause) {
    return new StartFailure(
        "--port takes a number from 1024 to %d, not %s.".formatted(Ports.HIGHEST_BASE, text),
        cause);
  }

  private static final class Rest {

    private final String[] arguments;
    private int next;

    Rest(String... arguments) {
      this.arguments = arguments;
    }

    boolean hasNext() {
      return next < arguments.length;
    }

    String next() {
      return arguments[next++];
    }

    String valueOf(String option) {
      if (!hasNext()) {
        throw new StartFailure("%s needs a value. ./start --help says which.".formatted(option));
      }
      return next();
    }
  }
}
