package city.participation.benchmarks.faults.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinkTests {

  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

  private final List<AutoCloseable> open = new ArrayList<>();
  private ServerSocket server;
  private Link link;

  @BeforeEach
  void serveEchoes() throws IOException {
    server = echo('a');
    link = new Link(List.of(server::getLocalPort), () -> Tap.DEAF);
    open.add(link);
  }

  @AfterEach
  void closeAll() throws Exception {
    for (var each : open) {
      each.close();
    }
  }

  @Test
  void handsOn() throws IOException {
    try (var client = client()) {
      assertThat(ask(client)).isEqualTo('a');
    }
  }

  @Test
  void breaksConnectionsWhenItIsCut() throws IOException {
    try (var client = client()) {
      ask(client);
      link.cut();
      assertThat(client.getInputStream().read()).isNegative();
    }
    try (var client = client()) {
      assertThat(client.getInputStream().read()).isNegative();
    }
    link.mend();
    assertThat(answer(link)).isEqualTo('a');
  }

  @Test
  void swallowsWhatItHolds() throws IOException {
    try (var client = client()) {
      client.setSoTimeout(200);
      link.hold();
      assertThatThrownBy(() -> ask(client)).isInstanceOf(SocketTimeoutException.class);
      link.cut();
      link.mend();
    }
    assertThat(answer(link)).isEqualTo('a');
  }

  @Test
  void isAsSlowAsItIsTold() throws IOException {
    link.slow(Duration.ofMillis(300));
    try (var client = client()) {
      long begin = System.nanoTime();
      ask(client);
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(250));
    }
  }

  @Test
  void goesRoundItsTargetsAndPassesOverThoseThatAreGone() throws IOException {
    var other = echo('b');
    try (var both = new Link(List.of(server::getLocalPort, other::getLocalPort), () -> Tap.DEAF)) {
      assertThat(List.of(answer(both), answer(both))).containsExactlyInAnyOrder('a', 'b');
      int gone = server.getLocalPort();
      server.close();
      // The system lets go of it only when the thread that accepts has woken up.
      await().until(() -> !Ports.listens(gone));
      assertThat(List.of(answer(both), answer(both))).containsExactly('b', 'b');
    }
  }

  private Socket client() throws IOException {
    return new Socket(LOOPBACK, link.port());
  }

  private static char answer(Link link) throws IOException {
    try (var client = new Socket(LOOPBACK, link.port())) {
      return ask(client);
    }
  }

  private static char ask(Socket client) throws IOException {
    client.getOutputStream().write('?');
    return (char) client.getInputStream().read();
  }

  /** Answers each byte with its name. */
  private ServerSocket echo(char name) throws IOException {
    var listener = new ServerSocket(0, 50, LOOPBACK);
    open.add(listener);
    Thread.ofVirtual()
        .start(() -> {
          while (!listener.isClosed()) {
            try {
              var client = listener.accept();
              Thread.ofVirtual().start(() -> answerAll(client, name));
            } catch (IOException e) {
              // Closed at the end of the test.
              return;
            }
          }
        });
    return listener;
  }

  private static void answerAll(Socket client, char name) {
    try (client) {
      while (client.getInputStream().read() >= 0) {
        client.getOutputStream().write(name);
      }
    } catch (IOException e) {
      // The link was cut, which is what some tests are about.
      return;
    }
  }
}
