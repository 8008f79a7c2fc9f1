package city.participation.benchmarks.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** RabbitMQ's own load tool: one sender or one receiver, each run a process of its own. */
public final class PerfTest {

  /** What is missing, and how to get it. */
  public static final String MISSING =
      "perf-test is not there (./mvnw -f benchmarks/perf-test/pom.xml package)";

  private static final Pattern JAR = Pattern.compile("perf-test-(\\d.*)\\.jar");
  private static final Pattern RESERVED = Pattern.compile("[,=]");
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Path libraries;
  private final String version;
  private final Path folder;
  private int runs;

  private PerfTest(Path libraries, String version, Path folder) {
    this.libraries = libraries;
    this.version = version;
    this.folder = folder;
  }

  /**
   * The tool, if it was fetched.
   *
   * @param root of the repository
   * @param folder for its logs
   */
  public static Optional<PerfTest> find(Path root, Path folder) throws IOException {
    var libraries = root.resolve("benchmarks/perf-test/target/libraries");
    if (!Files.isDirectory(libraries)) {
      return Optional.empty();
    }
    try (var files = Files.list(libraries)) {
      return files
          .map(file -> JAR.matcher(file.getFileName().toString()))
          .filter(Matcher::matches)
          .map(jar -> new PerfTest(libraries, jar.group(1), folder))
          .findFirst();
    }
  }

  public String version() {
    return version;
  }

  /**
   * Where it works.
   *
   * @param uri of the broker
   * @param exchange to which is sent
   * @param routingKey of all messages
   * @param queue from which is received
   */
  public record Place(String uri, String exchange, String routingKey, String queue) {}

  /**
   * What it sends: persistent messages with these headers and a body of zeros.
   *
   * @param size of the body in bytes
   * @param headers whose names and values hold neither commas nor equals signs
   */
  public record Sample(int size, Map<String, String> headers) {

    public Sample {
      headers.forEach((name, value) -> {
        if (RESERVED.matcher(name + value).find()) {
          throw new IllegalArgumentException(
              "perf-test takes no header \"%s: %s\"".formatted(name, value));
        }
      });
      headers = Map.copyOf(headers);
    }

    private List<String> options() {
      var options = new ArrayList<>(List.of("--size", Integer.toString(size)));
      if (!headers.isEmpty()) {
        options.add("--message-properties");
        options.add(
            headers.entrySet().stream()
                .map(header -> header.getKey() + "=" + header.getValue())
                .sorted()
                .collect(Collectors.joining(",")));
      }
      return options;
    }
  }

  /**
   * How it sends: mandatory, with confirms.
   *
   * @param unconfirmed messages at a time
   * @param warmUp time that does not count
   * @param time that counts
   */
  public record Sending(int unconfirmed, Duration warmUp, Duration time) {}

  /**
   * How it receives.
   *
   * @param messages after which it ends
   * @param prefetch messages that the broker gives it in advance
   * @param together messages that it acknowledges at once
   * @param warmUp time that does not count
   */
  public record Receiving(int messages, int prefetch, int together, Duration warmUp) {}

  /** Confirmed messages a second. */
  public double send(Place place, Sample sample, Sending sending)
      throws IOException, InterruptedException {
    var duration = sending.warmUp().plus(sending.time());
    var file =
        run(
            place,
            duration.plus(PATIENCE),
            sender(
                sample,
                "--flag",
                "mandatory",
                "--confirm",
                Integer.toString(sending.unconfirmed()),
                "--time",
                Long.toString(duration.toSeconds())));
    var output = PerfTestOutput.read(file);
    if (output.any(PerfTestOutput.RETURNED) || output.any(PerfTestOutput.NACKED)) {
      throw new IllegalStateException("no queue took what perf-test sent; see " + folder);
    }
    return output.perSecond(PerfTestOutput.CONFIRMED, sending.warmUp());
  }

  /** Puts persistent messages into the queue, to be received later. */
  public void fill(Place place, Sample sample, int messages)
      throws IOException, InterruptedException {
    run(place, PATIENCE, sender(sample, "--pmessages", Integer.toString(messages)));
  }

  /** Received messages a second. */
  public double receive(Place place, Receiving receiving) throws IOException, InterruptedException {
    var file =
        run(
            place,
            PATIENCE,
            List.of(
                "--producers",
                "0",
                "--consumers",
                "1",
                "--qos",
                Integer.toString(receiving.prefetch()),
                "--multi-ack-every",
                Integer.toString(receiving.together()),
                "--cmessages",
                Integer.toString(receiving.messages())));
    return PerfTestOutput.read(file).perSecond(PerfTestOutput.RECEIVED, receiving.warmUp());
  }

  /** One sender of persistent messages, and nobody who receives. */
  private static List<String> sender(Sample sample, String... more) {
    var options = new ArrayList<>(List.of("--producers", "1", "--consumers", "0"));
    options.addAll(List.of("--flag", "persistent"));
    options.addAll(sample.options());
    options.addAll(List.of(more));
    return options;
  }

  private Path run(Place place, Duration patience, List<String> options)
      throws IOException, InterruptedException {
    runs++;
    var output = folder.resolve("perf-test-" + runs + ".csv");
    var log = folder.resolve("perf-test-" + runs + ".log");
    var process =
        new ProcessBuilder(command(place, output, options))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IllegalStateException("perf-test did not end well; see " + log);
      }
    } finally {
      process.destroyForcibly();
    }
    return output;
  }

  private List<String> command(Place place, Path output, List<String> options) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Its figures shall have points, whatever is usual where this runs.
    command.addAll(List.of("-Duser.language=en", "-cp", libraries + "/*"));
    command.add("com.rabbitmq.perf.PerfTest");
    command.addAll(List.of("--uri", place.uri(), "--queue", place.queue()));
    command.addAll(List.of("--exchange", place.exchange(), "--type", "topic"));
    command.addAll(List.of("--routing-key", place.routingKey()));
    // Queue and exchange are there already, and bound.
    command.addAll(List.of("--predeclared", "--skip-binding-queues"));
    command.addAll(List.of("--output-file", output.toString()));
    command.addAll(options);
    return command;
  }
}
