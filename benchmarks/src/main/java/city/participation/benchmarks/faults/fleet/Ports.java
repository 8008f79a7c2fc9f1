package city.participation.benchmarks.faults.fleet;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;

/** Ports on loopback, and whether somebody answers there. */
public final class Ports {

  static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration START = Duration.ofMinutes(4);
  private static final int LOWEST = 12_000;
  private static final int HIGHEST = 32_000;
  private static final Set<Integer> GIVEN = new HashSet<>();
  private static final String LOOPBACK = "127.0.0.1";

  private Ports() {}

  /**
   * Not one of those that the system gives to outgoing connections: a process that was killed could
   * find its port taken when it comes back.
   */
  public static synchronized int free() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      if (!GIVEN.contains(port) && isFree(port)) {
        GIVEN.add(port);
        return port;
      }
    }
  }

  private static boolean isFree(int port) {
    try (var probe = new ServerSocket(port, 1, InetAddress.ofLiteral(LOOPBACK))) {
      return probe.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  public static void awaitListener(int port, ChildProcess process) {
    await(() -> listens(port), process);
  }

  /** By its health check. */
  static void awaitReady(int managementPort, ChildProcess process) {
    await(() -> isHealthy(managementPort, "readiness"), process);
  }

  private static void await(BooleanSupplier condition, ChildProcess process) {
    long deadline = System.nanoTime() + START.toNanos();
    while (!condition.getAsBoolean()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new IllegalStateException("It did not start; it last said:\n" + process.lastLines());
      }
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  static boolean listens(int port) {
    try (var probe = new Socket(InetAddress.ofLiteral(LOOPBACK), port)) {
      return probe.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  static boolean isHealthy(int managementPort, String probe) {
    var url = URI.create("http://127.0.0.1:" + managementPort + "/actuator/health/" + probe);
    try {
      var connection = (HttpURLConnection) url.toURL().openConnection();
      connection.setConnectTimeout(1000);
      connection.setReadTimeout(5000);
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException e) {
      return false;
    }
  }
}
