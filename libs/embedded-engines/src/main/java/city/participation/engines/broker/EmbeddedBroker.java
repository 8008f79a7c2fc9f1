package city.participation.engines.broker;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.apache.qpid.server.model.Port;
import org.apache.qpid.server.model.State;
import org.apache.qpid.server.model.VirtualHostNode;
import org.jspecify.annotations.Nullable;

/**
 * A message broker in this JVM for development and tests: AMQP 0-9-1 on the loopback interface,
 * tuned so that the portable subset behaves as on RabbitMQ. Never for production.
 *
 * <p>The credentials are RabbitMQ's and Spring Boot's own defaults, so that a service started by
 * hand finds this broker as it finds a local RabbitMQ; nothing but this machine can reach it.
 */
public final class EmbeddedBroker implements AutoCloseable {

  private static final String LOOPBACK = "127.0.0.1";
  private static final String USERNAME = "guest";
  private static final String PASSWORD = "guest";
  private static final String DEFAULT_VIRTUAL_HOST = "default";

  private final QpidProcess process;
  private final @Nullable Path folder;
  private final int port;

  private EmbeddedBroker(@Nullable Path folder, int port) {
    this.folder = folder;
    this.process = QpidProcess.start(folder, port);
    try {
      createVirtualHost(DEFAULT_VIRTUAL_HOST, true);
      for (String name : VirtualHostAttributes.storedIn(folder)) {
        if (!name.equals(DEFAULT_VIRTUAL_HOST)) {
          createVirtualHost(name, false);
        }
      }
      this.port = listen(port);
      connectOnce();
    } catch (RuntimeException failure) {
      process.stop();
      throw failure;
    }
  }

  /**
   * Starts a broker that keeps durable queues and persistent messages in {@code folder}, also over
   * a kill of the process: what was confirmed is there again.
   *
   * @param port 0 = any free
   * @throws EmbeddedBrokerException if the port is taken, or the folder is in use or not writable
   */
  public static EmbeddedBroker start(Path folder, int port) {
    requireFree(port);
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new EmbeddedBrokerException("The broker cannot write to its folder " + folder, e);
    }
    return new EmbeddedBroker(folder.toAbsolutePath(), port);
  }

  /** Starts a broker on any free port that forgets everything when it is closed. */
  public static EmbeddedBroker startInMemory() {
    return new EmbeddedBroker(null, 0);
  }

  public int port() {
    return port;
  }

  public String username() {
    return USERNAME;
  }

  public String password() {
    return PASSWORD;
  }

  /**
   * Adds a name space of its own: exchanges, queues and messages are invisible to the others. A
   * client names it as its virtual host. A broker with a folder opens it again at its next start.
   */
  public void addVirtualHost(String name) {
    createVirtualHost(name, false);
  }

  /** Ends all connections and releases port and folder. */
  @Override
  public void close() {
    process.stop();
  }

  private void createVirtualHost(String name, boolean isDefault) {
    Map<String, Object> attributes = VirtualHostAttributes.of(name, isDefault, folder);
    VirtualHostNode<?> node;
    try {
      node = process.create(VirtualHostNode.class, attributes);
    } catch (RuntimeException e) {
      throw unusable(name, e);
    }
    if (node.getState() != State.ACTIVE || node.getVirtualHost() == null) {
      throw unusable(name, null);
    }
  }

  private int listen(int wanted) {
    Port<?> listener;
    try {
      listener = process.listen();
    } catch (RuntimeException e) {
      throw taken(wanted, e);
    }
    if (listener.getState() != State.ACTIVE) {
      throw taken(wanted, null);
    }
    return listener.getBoundPort();
  }

  /** The broker reports success too early: only a connection proves that it serves clients. */
  private void connectOnce() {
    var client = new ConnectionFactory();
    client.setHost(LOOPBACK);
    client.setPort(port);
    client.setUsername(USERNAME);
    client.setPassword(PASSWORD);
    client.setAutomaticRecoveryEnabled(false);
    try (Connection connection = client.newConnection("start-up check")) {
      connection.createChannel().close();
    } catch (IOException | TimeoutException e) {
      throw new EmbeddedBrokerException(
          "The broker does not answer on " + LOOPBACK + ":" + port, e);
    }
  }

  /**
   * Asked before anything is written, so that a second start leaves the first one's files alone.
   */
  private static void requireFree(int port) {
    try (var probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.ofLiteral(LOOPBACK), port));
    } catch (IOException e) {
      throw taken(port, e);
    }
  }

  private static EmbeddedBrokerException taken(int port, @Nullable Exception cause) {
    return new EmbeddedBrokerException(
        "The broker cannot listen on " + LOOPBACK + ":" + port + ": the port is taken", cause);
  }

  private EmbeddedBrokerException unusable(String name, @Nullable Exception cause) {
    return new EmbeddedBrokerException(
        folder == null
            ? "The broker could not open its name space " + name
            : "The broker could not open its store in " + folder + ": is another process using it?",
        cause);
  }
}
