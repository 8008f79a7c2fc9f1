package city.participation.defaults;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Asks the process of this container whether it can serve, for health checks that are commands: the
 * images hold no shell and no curl.
 */
public final class ReadinessProbe {

  private static final int NOT_READY = 1;
  private static final int PATIENCE_MILLIS = 2000;

  private ReadinessProbe() {}

  /**
   * Ends the process with 0 when the answer is yes.
   *
   * @param arguments the management port
   */
  public static void main(String[] arguments) throws IOException {
    if (!isReady(Integer.parseInt(arguments[0]))) {
      System.err.println("not ready");
      System.exit(NOT_READY);
    }
  }

  /** A bare socket, because an HTTP client would take most of the check's processor time. */
  static boolean isReady(int port) throws IOException {
    try (var socket = new Socket()) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
      socket
          .getOutputStream()
          .write(
              """
              GET /actuator/health/readiness HTTP/1.1\r
              Host: localhost\r
              Connection: close\r
              \r
              """
                  .getBytes(StandardCharsets.US_ASCII));
      var status =
          new BufferedReader(
                  new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
              .readLine();
      return status != null && status.startsWith("HTTP/1.1 200");
    }
  }
}
