package city.participation.benchmarks.faults.fleet;

import city.participation.engines.broker.EmbeddedBroker;
import city.participation.engines.mongodb.EmbeddedMongo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** An embedded engine as a process of its own, so that it can be killed like a real one. */
public final class EngineProcess {

  /** The class path may be relative. */
  private static final Path HERE = Path.of("").toAbsolutePath();

  private EngineProcess() {}

  static ChildProcess broker(Path folder, int port, Path log) {
    return new ChildProcess(
        command("broker", folder.toString(), Integer.toString(port)), HERE, Map.of(), log);
  }

  /**
   * One process for several databases, as one server has them.
   *
   * @param ports of the databases by file
   * @param options of the JVM
   */
  static ChildProcess databases(Map<Path, Integer> ports, List<String> options, Path log) {
    var arguments = new ArrayList<>(List.of("databases"));
    ports.forEach((file, port) -> {
      arguments.add(file.toString());
      arguments.add(port.toString());
    });
    var line = command(arguments.toArray(String[]::new));
    line.addAll(1, options);
    return new ChildProcess(line, HERE, Map.of(), log);
  }

  /**
   * Serves until it is told to end.
   *
   * @param arguments {@code broker FOLDER PORT}, or {@code databases} and any number of {@code FILE
   *     PORT}
   */
  public static void main(String[] arguments) throws InterruptedException {
    List<AutoCloseable> engines = new ArrayList<>();
    for (int i = 1; i + 1 < arguments.length; i += 2) {
      var place = Path.of(arguments[i]);
      int port = Integer.parseInt(arguments[i + 1]);
      engines.add(
          arguments[0].equals("broker")
              ? EmbeddedBroker.start(place, port)
              : EmbeddedMongo.start(place, port));
    }
    Runtime.getRuntime().addShutdownHook(new Thread(() -> engines.forEach(EngineProcess::close)));
    // All of their threads may be daemons.
    new CountDownLatch(1).await();
  }

  private static void close(AutoCloseable engine) {
    try {
      engine.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> command(String... arguments) {
    var line = new ArrayList<String>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-Xmx512m",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            EngineProcess.class.getName()));
    line.addAll(List.of(arguments));
    return line;
  }
}
