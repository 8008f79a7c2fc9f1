package city.participation.benchmarks.faults.fleet;

import city.participation.testengines.TestBroker;
import city.participation.testengines.TestEngines;
import java.nio.file.Path;

/** The broker as something that can be stopped, killed and started on the same port. */
public interface Broker {

  String name();

  int port();

  String virtualHost();

  void start();

  void stop();

  void kill();

  /** The embedded one, in a process of its own. */
  static Broker embedded(Path folder, Path log) {
    int port = Ports.free();
    var process = EngineProcess.broker(folder, port, log);
    return new Broker() {
      @Override
      public String name() {
        return "embedded broker";
      }

      @Override
      public int port() {
        return port;
      }

      @Override
      public String virtualHost() {
        return "/";
      }

      @Override
      public void start() {
        process.start();
        Ports.awaitListener(port, process);
      }

      @Override
      public void stop() {
        process.stop(Ports.PATIENCE);
      }

      @Override
      public void kill() {
        process.kill();
      }
    };
  }

  static boolean isInstalled() {
    return TestEngines.isRabbitInstalled();
  }

  /** The RabbitMQ that is installed on this machine, as a server of our own. */
  static Broker installed() {
    System.setProperty("engines", "native");
    return new Installed(TestEngines.broker());
  }

  /** Shared by all of this JVM; each has a virtual host of its own. */
  final class Installed implements Broker {

    private static final String SERVER = "beam.smp";

    private final TestBroker server;
    private final String virtualHost;

    private Installed(TestBroker server) {
      this.server = server;
      if (!Ports.listens(server.port())) {
        server.start();
      }
      virtualHost = server.newVirtualHost();
    }

    @Override
    public String name() {
      return "RabbitMQ";
    }

    @Override
    public int port() {
      return server.port();
    }

    @Override
    public String virtualHost() {
      return virtualHost;
    }

    @Override
    public void start() {
      if (!Ports.listens(server.port())) {
        server.start();
      }
    }

    @Override
    public void stop() {
      server.stop();
    }

    @Override
    public void kill() {
      long killed =
          ProcessHandle.current()
              .descendants()
              .filter(child -> child.info().command().orElse("").endsWith(SERVER))
              .filter(ProcessHandle::destroyForcibly)
              .count();
      if (killed == 0) {
        throw new IllegalStateException("there is no " + SERVER + " to kill");
      }
      stop();
    }
  }
}
