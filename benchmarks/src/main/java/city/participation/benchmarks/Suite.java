package city.participation.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A suite that {@code ./start} runs on data of its own. */
final class Suite implements AutoCloseable {

  private static final int PORTS = 25;
  private static final int IDEAS = 1;
  private static final int IDEAS_DATABASE = 7;
  private static final int IDEAS_MANAGEMENT = 21;
  private static final int SIGN_IN = 5;
  private static final int PARTNERS_MANAGEMENT = 22;
  private static final int EVENTS_MANAGEMENT = 23;
  private static final int NOTIFICATIONS_MANAGEMENT = 24;
  private static final Duration BACKLOG_IS_COUNTED_WITHIN = Duration.ofSeconds(6);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final String NO_PROGRESS = "a service does not get on with its messages";
  private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");

  /** Measured is the work, not the refusal of it: one machine is one client to the limiter. */
  private static final Map<String, String> GENEROUS_LIMITS =
      Map.of(
          "PARTICIPATION_GATEWAY_LIMITS_READS_BURST", "100000000",
          "PARTICIPATION_GATEWAY_LIMITS_READS_PERMINUTE", "100000000",
          "PARTICIPATION_GATEWAY_LIMITS_WRITES_BURST", "100000000",
          "PARTICIPATION_GATEWAY_LIMITS_WRITES_PERMINUTE", "100000000");

  private final Process process;
  private final Path data;
  private final int port;
  private final Usage usage;
  private final Map<String, String> tokens = new HashMap<>();

  private Suite(Process process, Path data, int port) {
    this.process = process;
    this.data = data;
    this.port = port;
    this.usage = new Usage(process.toHandle());
  }

  /**
   * Returns at once.
   *
   * @param options of {@code ./start}, beside those that every run needs
   */
  static Suite launch(Path root, Path data, String... options) throws IOException {
    int port = freePort();
    Files.createDirectories(data);
    var command = new ArrayList<String>();
    command.add(root.resolve("start").toString());
    command.addAll(List.of("--no-build", "--empty", "--control"));
    command.addAll(List.of("--data", data.toString(), "--port", Integer.toString(port)));
    command.addAll(List.of(options));
    var builder = new ProcessBuilder(command);
    builder.environment().putAll(GENEROUS_LIMITS);
    builder.redirectErrorStream(true);
    builder.redirectOutput(data.resolve("terminal.log").toFile());
    return new Suite(builder.start(), data, port);
  }

  /** A port with enough free ones behind it, below those that the system gives out. */
  private static int freePort() {
    for (int attempt = 0; attempt < 100; attempt++) {
      int first = ThreadLocalRandom.current().nextInt(20_000, 32_700);
      if (IntStream.range(first, first + PORTS).allMatch(Suite::isFree)) {
        return first;
      }
    }
    throw new IllegalStateException("no free ports");
  }

  private static boolean isFree(int port) {
    try (var probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return probe.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  /** Asks again and again, as a newcomer would, until the list of ideas is answered well. */
  void awaitFirstGoodAnswer() throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!answersWell()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new IllegalStateException("the suite did not start; see terminal.log in its data");
      }
      Thread.sleep(50);
    }
  }

  /** Every service is ready, not only the first to answer. */
  void awaitReady(Path data) throws InterruptedException, IOException {
    while (!Files.readString(data.resolve("terminal.log")).contains("\nready\n")) {
      if (!process.isAlive()) {
        throw new IllegalStateException("the suite did not start; see " + data);
      }
      Thread.sleep(100);
    }
  }

  /**
   * Waits until every message that ideas-service stored has come through: what is done later would
   * be charged to whatever is measured next.
   */
  void awaitHandedOver() throws InterruptedException {
    awaitOutboxEmpty();
    awaitUndelivered(0);
  }

  /** Waits until ideas-service has no message that the broker has not confirmed. */
  void awaitOutboxEmpty() throws InterruptedException {
    awaitBacklog(ideasService(), 0);
  }

  /** Waits until no more messages than that are with the broker, not handled yet. */
  void awaitUndelivered(int most) throws InterruptedException {
    for (var consumer : List.of(notificationsService(), eventsService())) {
      awaitAtMost(most, () -> ideasService().sent() - consumer.handled(), NO_PROGRESS);
    }
  }

  /** Waits until a service has acknowledged so many messages since its start. */
  void awaitHandled(Gauges consumer, double messages) throws InterruptedException {
    awaitAtMost(0, () -> messages - consumer.handled(), NO_PROGRESS);
  }

  /** Waits until a service has no more messages than that which are not confirmed. */
  void awaitBacklog(Gauges service, int most) throws InterruptedException {
    // What stands in the gauge may have been counted before the last write.
    Thread.sleep(BACKLOG_IS_COUNTED_WITHIN);
    awaitAtMost(most, service::backlog, "the outboxes of a service do not empty");
  }

  private static void awaitAtMost(int most, DoubleSupplier waiting, String failure)
      throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (waiting.getAsDouble() > most) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(failure);
      }
      Thread.sleep(500);
    }
  }

  /** Of the gateway. */
  int port() {
    return port;
  }

  /** Of ideas-service, past the gateway. */
  int ideasPort() {
    return port + IDEAS;
  }

  /** Of the server that keeps the ideas, past ideas-service. */
  String ideasDatabase() {
    return "mongodb://127.0.0.1:" + (port + IDEAS_DATABASE);
  }

  Gauges ideasService() {
    return new Gauges(port + IDEAS_MANAGEMENT);
  }

  Gauges partnersService() {
    return new Gauges(port + PARTNERS_MANAGEMENT);
  }

  Gauges eventsService() {
    return new Gauges(port + EVENTS_MANAGEMENT);
  }

  Gauges notificationsService() {
    return new Gauges(port + NOTIFICATIONS_MANAGEMENT);
  }

  Usage usage() {
    return usage;
  }

  /** What tokens say of who made them. */
  String issuer() {
    return "http://127.0.0.1:" + (port + SIGN_IN);
  }

  /** The demo sign-in's own key, as a JWK. */
  Path signInKey() {
    return data.resolve("sign-in-key.json");
  }

  /** A header line that signs the client in. */
  String signedIn(String client) {
    return "Authorization: Bearer " + tokens.computeIfAbsent(client, this::fetchToken) + "\r\n";
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(1, TimeUnit.MINUTES)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private boolean answersWell() {
    try (var connection = new Connection(port)) {
      return connection.exchange(Request.get("/api/ideas")).status() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private String fetchToken(String client) {
    var secret =
        Base64.getEncoder().encodeToString((client + ":demo").getBytes(StandardCharsets.US_ASCII));
    var request =
        Request.of(
            "POST",
            "/oauth2/token",
            "Authorization: Basic " + secret + "\r\n",
            "application/x-www-form-urlencoded",
            "grant_type=client_credentials");
    try (var connection = new Connection(port + SIGN_IN)) {
      var answer = connection.exchange(request);
      var token = TOKEN.matcher(answer.text());
      if (!token.find()) {
        throw new IllegalStateException("no token for " + client + ": " + answer.text());
      }
      return token.group(1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
