package city.participation.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.testengines.TestEngines;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** A suite that {@code ./start} runs, with its terminal. */
final class RunningSuite implements AutoCloseable {

  static final Path ROOT = Path.of(System.getProperty("suite.root", "..")).toAbsolutePath();

  /** The script. */
  static final String START = ROOT.resolve("start").toString();

  /** A build or a start beside these tests leaves them their jars, and they leave it its own. */
  static final Path JARS = ROOT.resolve("system-tests/target/suite");

  private static final Duration READY_WITHIN = Duration.ofMinutes(4);
  private static final Duration DONE_WITHIN = Duration.ofMinutes(2);
  private static final Duration LAST_WORDS = Duration.ofSeconds(10);
  private static final int PORTS = 25;
  private static final Set<Integer> GIVEN = new HashSet<>();

  private static final List<String> FOREGROUND = List.of("env", "--default-signal=INT", "setsid");

  private static boolean unpacked;

  private final Process process;
  private final int port;
  private final List<String> terminal = new ArrayList<>();
  private final Thread reader;

  private RunningSuite(Process process, int port) {
    this.process = process;
    this.port = port;
    this.reader = Thread.ofPlatform().daemon().start(this::readTerminal);
  }

  /** Returns at once; {@link #awaitReady()} waits. */
  static RunningSuite launch(Path data, int port, String... options) {
    return launchWith(unlimited(Map.of()), data, port, options);
  }

  /** The tests are one client at one address, and load is one of their tools. */
  private static Map<String, String> unlimited(Map<String, String> environment) {
    var all = new HashMap<>(environment);
    all.put("PARTICIPATION_GATEWAY_LIMITS_ENABLED", "false");
    return all;
  }

  /** The same on the broker that the tests are asked to run on; no other suite may run there. */
  static RunningSuite launchOnTestBroker(Path data, int port, String... options) {
    return launchOnTestBroker(Map.of(), data, port, options);
  }

  static RunningSuite launchOnTestBroker(
      Map<String, String> environment, Path data, int port, String... options) {
    var all = new ArrayList<>(List.of(options));
    if (!TestEngines.isBrokerEmbedded()) {
      var broker = TestEngines.broker();
      all.addAll(
          List.of(
              "--rabbitmq",
              "%s:%s@%s:%d/%s"
                  .formatted(
                      broker.username(),
                      broker.password(),
                      broker.host(),
                      broker.port(),
                      broker.newVirtualHost())));
    }
    return launchWith(unlimited(environment), data, port, all.toArray(String[]::new));
  }

  static RunningSuite launchWith(
      Map<String, String> environment, Path data, int port, String... options) {
    return launchBy(List.of(), environment, data, port, options);
  }

  /** As the leader of a process group that heeds Ctrl-C, as a shell at a terminal starts it. */
  static RunningSuite launchInForeground(Path data, int port, String... options) {
    return launchBy(FOREGROUND, Map.of(), data, port, options);
  }

  static boolean canLaunchInForeground() throws IOException, InterruptedException {
    var line = new ArrayList<>(FOREGROUND);
    line.add("true");
    return Shell.run(ROOT, line.toArray(String[]::new)).exit() == 0;
  }

  private static RunningSuite launchBy(
      List<String> launcher,
      Map<String, String> environment,
      Path data,
      int port,
      String... options) {
    unpackJars();
    var line = new ArrayList<>(launcher);
    line.addAll(List.of(START, "--no-build"));
    // The end of the orders ends the suite, so that it does not outlive a test run that was killed.
    line.add("--control");
    line.addAll(List.of("--data", data.toString(), "--port", Integer.toString(port)));
    line.addAll(List.of(options));
    var builder = Shell.command(line.toArray(String[]::new)).directory(data.getParent().toFile());
    builder.redirectErrorStream(true);
    withoutOptimisedCode(builder);
    builder.environment().putAll(environment);
    try {
      return new RunningSuite(builder.start(), port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Before all others: two starts must not unpack the same jars at the same time. */
  private static synchronized void unpackJars() {
    if (unpacked) {
      return;
    }
    try {
      var command = Shell.command(START, "--no-build", "--build-only");
      // Else it would not take over caches that were recorded so.
      withoutOptimisedCode(command);
      var unpacking = Shell.run(command);
      assertThat(unpacking.exit()).as(unpacking.output()).isZero();
      unpacked = true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A suite that lives for a minute gains nothing by it, and would start later. */
  private static void withoutOptimisedCode(ProcessBuilder builder) {
    builder.environment().put("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
  }

  /** A port with enough free ones behind it, which nobody else here is given. */
  static synchronized int freePort() {
    for (int attempt = 0; attempt < 200; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(30_000, 32_700);
      if (GIVEN.stream().allMatch(it -> Math.abs(it - port) >= PORTS) && allFree(port)) {
        GIVEN.add(port);
        return port;
      }
    }
    throw new IllegalStateException("no free ports");
  }

  private static boolean allFree(int first) {
    for (int port = first; port < first + PORTS; port++) {
      try (var probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        probe.setReuseAddress(true);
      } catch (IOException e) {
        return false;
      }
    }
    return true;
  }

  RunningSuite awaitReady() {
    awaitLine("ready", READY_WITHIN);
    return this;
  }

  /** Gives an order to the launcher and returns when it is carried out. */
  void order(String command) {
    try {
      var stdin = process.getOutputStream();
      stdin.write((command + "\n").getBytes(StandardCharsets.US_ASCII));
      stdin.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    awaitLine("done " + command, DONE_WITHIN);
  }

  void stopBroker() {
    if (TestEngines.isBrokerEmbedded()) {
      order("stop broker");
    } else {
      TestEngines.broker().stop();
    }
  }

  void startBroker() {
    if (TestEngines.isBrokerEmbedded()) {
      order("start broker");
    } else {
      TestEngines.broker().start();
    }
  }

  URI gateway() {
    return URI.create("http://127.0.0.1:" + port);
  }

  URI signIn() {
    return URI.create("http://127.0.0.1:" + (port + 5));
  }

  /** A service's health checks and metrics, which the gateway does not show. */
  URI management(Member member) {
    return URI.create("http://127.0.0.1:" + (port + 20 + member.place()));
  }

  int port() {
    return port;
  }

  long pid() {
    return process.pid();
  }

  /** The launcher's own children and theirs. */
  List<ProcessHandle> family() {
    return process.toHandle().descendants().toList();
  }

  String terminal() {
    synchronized (terminal) {
      return String.join("\n", terminal);
    }
  }

  int awaitEnd() {
    try {
      if (!process.waitFor(DONE_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("the suite did not end; its terminal:\n" + terminal());
      }
      // What it said last may still be on its way; the watchdog's shell may hold the pipe open.
      reader.join(LAST_WORDS);
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  void signal(String name) {
    kill(name, Long.toString(process.pid()));
  }

  /** What a terminal does on Ctrl-C. */
  void interruptGroup() {
    kill("-INT", "--", "-" + process.pid());
  }

  void closeOrders() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void kill(String... arguments) {
    var line = new ArrayList<>(List.of("kill"));
    line.addAll(List.of(arguments));
    try {
      assertThat(new ProcessBuilder(line).start().waitFor()).as(line.toString()).isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    // Unlike Process.destroy, this leaves the terminal open for what is said at the end.
    process.toHandle().destroy();
    try {
      awaitEnd();
    } finally {
      process.toHandle().destroyForcibly();
    }
  }

  private void awaitLine(String wanted, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    var failure = wanted.replaceFirst("^done ", "failed ") + ": ";
    synchronized (terminal) {
      while (!terminal.contains(wanted)) {
        long left = (deadline - System.nanoTime()) / 1_000_000;
        var failed = terminal.stream().filter(said -> said.startsWith(failure)).findFirst();
        if (left <= 0 || !process.isAlive() || failed.isPresent()) {
          throw new AssertionError(
              "the suite did not say \"%s\"; its terminal:%n%s".formatted(wanted, terminal()));
        }
        try {
          terminal.wait(Math.min(left, 500));
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new IllegalStateException(e);
        }
      }
      terminal.remove(wanted);
    }
  }

  private void readTerminal() {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        synchronized (terminal) {
          terminal.add(line);
          terminal.notifyAll();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A process of the suite. */
  enum Member {
    GATEWAY(0),
    IDEAS(1),
    PARTNERS(2),
    EVENTS(3),
    NOTIFICATIONS(4);

    private final int place;

    Member(int place) {
      this.place = place;
    }

    int place() {
      return place;
    }
  }
}
