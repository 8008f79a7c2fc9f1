package city.participation.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeadDeadlineTests {

  private EmbeddedChannel connection;

  @BeforeEach
  void connect() {
    connection =
        new EmbeddedChannel(
            new HttpServerCodec(), new HeadDeadline(Duration.ofSeconds(8), Duration.ofSeconds(10)));
    connection.freezeTime();
  }

  @AfterEach
  void disconnect() {
    connection.finishAndReleaseAll();
  }

  @Test
  void cutsAHeadThatTricklesIn() {
    hear("GET / HTTP/1.1\r\n");
    for (int second = 1; second < 8; second++) {
      pass(1);
      hear("X");
      assertThat(connection.isOpen()).isTrue();
    }
    pass(1);

    assertThat(connection.isOpen()).isFalse();
  }

  @Test
  void leavesAnIdleConnectionAlone() {
    hear("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    pass(60);
    hear("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    pass(60);

    assertThat(connection.isOpen()).isTrue();
    assertThat(connection.inboundMessages()).hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void givesTheBodyALimitOfItsOwn() {
    hear("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\na");
    pass(9);
    hear("bc");
    pass(60);

    assertThat(connection.isOpen()).isTrue();
  }

  @Test
  void cutsABodyThatTricklesIn() {
    hear("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n");
    for (int second = 1; second < 10; second++) {
      pass(1);
      hear("a");
      assertThat(connection.isOpen()).isTrue();
    }
    pass(1);

    assertThat(connection.isOpen()).isFalse();
  }

  @Test
  void countsAnewForTheNextHead() {
    hear("GET / HTTP/1.1\r\nHost");
    pass(5);
    hear(": x\r\n\r\n");
    pass(60);
    hear("GET");
    pass(7);
    assertThat(connection.isOpen()).isTrue();

    pass(1);
    assertThat(connection.isOpen()).isFalse();
  }

  private void hear(String bytes) {
    connection.writeInbound(Unpooled.copiedBuffer(bytes, StandardCharsets.US_ASCII));
  }

  private void pass(int seconds) {
    connection.advanceTimeBy(seconds, TimeUnit.SECONDS);
    connection.runPendingTasks();
  }
}
