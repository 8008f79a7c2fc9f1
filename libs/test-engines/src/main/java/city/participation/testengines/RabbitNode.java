package city.participation.testengines;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A RabbitMQ server of our own beside whatever else runs here: own ports, folders and cookie. */
final class RabbitNode {

  static final String HOST = "127.0.0.1";

  /** A busy machine has taken longer than the client's ten seconds. */
  static final int HANDSHAKE_MILLIS = 30_000;

  private static final Duration START = Duration.ofSeconds(90);
  private static final Duration STOP = Duration.ofSeconds(30);
  private static final Duration GLANCE = Duration.ofMillis(200);

  private final RabbitInstallation installation;
  private final Path folder;
  private final int port;
  private final Map<String, String> environment;
  private @Nullable ChildProcess server;

  private RabbitNode(RabbitInstallation installation, Path folder) {
    this.installation = installation;
    this.folder = folder;
    this.port = freePort();
    int mapper = freePort();
    this.environment = environment(freePort(), mapper);
    ChildProcess.start(
        folder.resolve("epmd.log"),
        environment,
        installation.portMapper().toString(),
        "-port",
        Integer.toString(mapper),
        "-address",
        HOST);
  }

  static RabbitNode start() {
    RabbitInstallation installation = RabbitInstallation.find();
    Path folder;
    try {
      folder = Files.createTempDirectory("test-rabbitmq");
      Files.writeString(folder.resolve("rabbitmq.conf"), "");
      Files.writeString(folder.resolve("enabled_plugins"), "[].");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    DeletedAtExit.add(folder);
    var node = new RabbitNode(installation, folder);
    node.run();
    return node;
  }

  int port() {
    return port;
  }

  void run() {
    String command = installation.scripts().resolve("rabbitmq-server").toString();
    server = ChildProcess.start(folder.resolve("server.log"), environment, command);
    long deadline = System.nanoTime() + START.toNanos();
    while (!answers()) {
      if (!server.runsFor(GLANCE) || System.nanoTime() > deadline) {
        throw new IllegalStateException("RabbitMQ did not start; it said: " + server.output());
      }
    }
  }

  void stop() {
    if (server != null) {
      server.stop(STOP);
      server = null;
    }
  }

  void define(String definitions) {
    Path file = folder.resolve("definitions.json");
    try {
      Files.writeString(file, definitions);
      var control =
          new ProcessBuilder(
              installation.scripts().resolve("rabbitmqctl").toString(),
              "import_definitions",
              file.toString());
      control.environment().putAll(environment);
      control.redirectErrorStream(true);
      Process process = control.start();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (!process.waitFor(START.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IllegalStateException("rabbitmqctl failed: " + output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private boolean answers() {
    var client = new ConnectionFactory();
    client.setHost(HOST);
    client.setPort(port);
    client.setAutomaticRecoveryEnabled(false);
    client.setHandshakeTimeout(HANDSHAKE_MILLIS);
    try (var connection = client.newConnection()) {
      return connection.isOpen();
    } catch (IOException | TimeoutException e) {
      return false;
    }
  }

  private Map<String, String> environment(int distributionPort, int mapperPort) {
    Map<String, String> environment = new HashMap<>();
    environment.put("HOME", folder.toString());
    environment.put("RABBITMQ_NODENAME", "test" + port + "@localhost");
    environment.put("RABBITMQ_NODE_IP_ADDRESS", HOST);
    environment.put("RABBITMQ_NODE_PORT", Integer.toString(port));
    environment.put("RABBITMQ_DIST_PORT", Integer.toString(distributionPort));
    environment.put("RABBITMQ_MNESIA_BASE", folder.resolve("data").toString());
    environment.put("RABBITMQ_LOG_BASE", folder.resolve("log").toString());
    environment.put("RABBITMQ_CONFIG_FILE", folder.resolve("rabbitmq.conf").toString());
    environment.put("RABBITMQ_CONF_ENV_FILE", folder.resolve("no-rabbitmq-env.conf").toString());
    environment.put("RABBITMQ_ENABLED_PLUGINS_FILE", folder.resolve("enabled_plugins").toString());
    environment.put(
        "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS", "-kernel inet_dist_use_interface {127,0,0,1}");
    environment.put("ERL_EPMD_PORT", Integer.toString(mapperPort));
    environment.put("ERL_EPMD_ADDRESS", HOST);
    return environment;
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral(HOST))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
