package city.participation.engines.broker;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A broker in a process of its own, which a test can kill. */
final class BrokerProcess implements AutoCloseable {

  private final Process process;
  private final BufferedReader output;
  private final int port;

  private BrokerProcess(Process process) throws IOException {
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
    this.port = Integer.parseInt(output.readLine());
  }

  static BrokerProcess start(Path folder) throws IOException {
    return new BrokerProcess(
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx128m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    BrokerProcess.class.getName(),
                    folder.toString()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  /** Runs in the other process: starts a broker, says its port, and stops it last of all. */
  static void main(String[] arguments) throws InterruptedException {
    var broker = EmbeddedBroker.start(Path.of(arguments[0]), 0);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              try (Connection connection = connect(broker.port())) {
                System.out.println(connection.isOpen() ? "still there" : "gone");
              } catch (Exception e) {
                System.out.println("gone: " + e);
              }
              broker.close();
            }));
    System.out.println(broker.port());
    Thread.currentThread().join();
  }

  static Connection connect(int port) throws Exception {
    var client = new ConnectionFactory();
    client.setHost("127.0.0.1");
    client.setPort(port);
    client.setAutomaticRecoveryEnabled(false);
    return client.newConnection();
  }

  Connection connect() throws Exception {
    return connect(port);
  }

  Channel channel() throws Exception {
    return connect().createChannel();
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Ends it as Ctrl-C does and answers what it said meanwhile. */
  String interrupt() throws Exception {
    // The process's own destroy() would close its output.
    process.toHandle().destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      throw new AssertionError("it does not end");
    }
    return output.readLine();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
