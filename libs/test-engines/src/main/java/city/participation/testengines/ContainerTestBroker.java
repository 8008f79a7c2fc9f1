package city.participation.testengines;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.rabbitmq.RabbitMQContainer;

final class ContainerTestBroker implements TestBroker {

  private final RabbitMQContainer container;
  private final VirtualHosts virtualHosts;

  ContainerTestBroker(RabbitMQContainer container) {
    this.container = container;
    this.virtualHosts = new VirtualHosts(this::define, container.getAdminUsername());
  }

  @Override
  public String host() {
    return container.getHost();
  }

  @Override
  public int port() {
    return container.getAmqpPort();
  }

  @Override
  public String username() {
    return container.getAdminUsername();
  }

  @Override
  public String password() {
    return container.getAdminPassword();
  }

  @Override
  public synchronized String newVirtualHost() {
    return virtualHosts.next();
  }

  /** Stops the broker inside its container: a stopped container would come back on another port. */
  @Override
  public synchronized void stop() {
    control("stop_app");
  }

  @Override
  public synchronized void start() {
    control("start_app");
  }

  private void define(String definitions) {
    String file = "/tmp/definitions.json";
    container.copyFileToContainer(Transferable.of(definitions), file);
    control("import_definitions", file);
  }

  private void control(String... arguments) {
    String[] command = new String[arguments.length + 1];
    command[0] = "rabbitmqctl";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    ExecResult result;
    try {
      result = container.execInContainer(command);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    if (result.getExitCode() != 0) {
      throw new IllegalStateException(String.join(" ", command) + " failed: " + result);
    }
  }
}
