package city.participation.testengines;

import city.participation.engines.broker.EmbeddedBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

final class EmbeddedTestBroker implements TestBroker {

  private final Path folder;
  private final int port;
  private int virtualHosts;
  private EmbeddedBroker broker;

  EmbeddedTestBroker() {
    try {
      folder = Files.createTempDirectory("test-broker");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    broker = EmbeddedBroker.start(folder, 0);
    port = broker.port();
    // A broker that still runs writes its files anew.
    DeletedAtExit.add(folder, this::stop);
  }

  @Override
  public String host() {
    return "127.0.0.1";
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public String username() {
    return broker.username();
  }

  @Override
  public String password() {
    return broker.password();
  }

  @Override
  public synchronized String newVirtualHost() {
    virtualHosts++;
    String name = "test" + virtualHosts;
    broker.addVirtualHost(name);
    return name;
  }

  @Override
  public synchronized void stop() {
    broker.close();
  }

  @Override
  public synchronized void start() {
    broker = EmbeddedBroker.start(folder, port);
  }
}
