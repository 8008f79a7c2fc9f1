package city.participation.quickstart;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** All ports of the suite, counted from the gateway's. */
record Ports(int gateway) {

  private static final int LAST_OFFSET = 24;
  static final int HIGHEST_BASE = 65_535 - LAST_OFFSET;

  /** Ports that were free when asked for. */
  static Ports anyFree() {
    for (int attempt = 0; attempt < 100; attempt++) {
      var ports = new Ports(ThreadLocalRandom.current().nextInt(10_000, 30_000));
      if (ports.needed(true).keySet().stream().allMatch(Ports::isFree)) {
        return ports;
      }
    }
    throw new StartFailure("No free range of ports was found between 10000 and 30000.");
  }

  int of(Service service) {
    return gateway + service.place();
  }

  int management(Service service) {
    return gateway + 20 + service.place();
  }

  int signIn() {
    return gateway + 5;
  }

  int broker() {
    return gateway + 6;
  }

  int database(Service service) {
    return gateway + 6 + service.place();
  }

  /** Who needs which port, in the order of the ports. */
  Map<Integer, String> needed(boolean ownBroker) {
    var needed = new LinkedHashMap<Integer, String>();
    for (var service : Service.values()) {
      needed.put(of(service), service.artifact());
    }
    needed.put(signIn(), "the sign-in");
    if (ownBroker) {
      needed.put(broker(), "the message broker");
    }
    for (var service : Service.values()) {
      if (service.hasDatabase()) {
        needed.put(database(service), "the database of " + service.artifact());
      }
      needed.put(management(service), "the health checks of " + service.artifact());
    }
    return needed;
  }

  void requireFree(boolean ownBroker) {
    var taken = new StringBuilder();
    needed(ownBroker)
        .forEach((port, user) -> {
          if (!isFree(port)) {
            taken.append("  port %d, needed by %s%n".formatted(port, user));
          }
        });
    if (!taken.isEmpty()) {
      throw new StartFailure(
          """
          These ports are already taken by another program:
          %s
          Stop that program (perhaps another suite still runs), or choose other ports, which count
          from the gateway's: ./start --port %d\
          """
              .formatted(taken, gateway + 1000 <= HIGHEST_BASE ? gateway + 1000 : 8080));
    }
  }

  private static boolean isFree(int port) {
    try (var probe = new ServerSocket()) {
      // A port in TIME_WAIT after our own last run is free for a listener.
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
