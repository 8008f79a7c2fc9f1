package city.participation.defaults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadinessProbeTests {

  private final AtomicInteger status = new AtomicInteger(200);
  private HttpServer service;

  @BeforeEach
  void startService() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext(
        "/actuator/health/readiness",
        exchange -> {
          exchange.sendResponseHeaders(status.get(), -1);
          exchange.close();
        });
    service.start();
  }

  @AfterEach
  void stopService() {
    service.stop(0);
  }

  private int port() {
    return service.getAddress().getPort();
  }

  @Test
  void saysYesOfAServiceThatCanServe() throws IOException {
    assertThat(ReadinessProbe.isReady(port())).isTrue();
  }

  @Test
  void saysNoOfAServiceThatCannotServe() throws IOException {
    status.set(503);

    assertThat(ReadinessProbe.isReady(port())).isFalse();
  }

  @Test
  void failsWhereNobodyListens() {
    service.stop(0);

    assertThatIOException().isThrownBy(() -> ReadinessProbe.isReady(port()));
  }

  @Test
  void failsWhereNobodyAnswers() throws IOException {
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatIOException().isThrownBy(() -> ReadinessProbe.isReady(silent.getLocalPort()));
    }
  }
}
