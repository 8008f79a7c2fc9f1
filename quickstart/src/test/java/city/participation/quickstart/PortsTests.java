package city.participation.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTests {

  @Test
  void giveEveryPartAPortOfItsOwn() {
    var needed = new Ports(8080).needed(true);

    assertThat(needed).hasSize(5 + 1 + 1 + 4 + 5);
    assertThat(needed).containsEntry(8080, "gateway").containsEntry(8085, "the sign-in");
    assertThat(needed).containsEntry(8087, "the database of ideas-service");
    assertThat(needed).containsEntry(8090, "the database of notifications-service");
    assertThat(needed).containsEntry(8104, "the health checks of notifications-service");
  }

  @Test
  void needNoPortForABrokerElsewhere() {
    assertThat(new Ports(8080).needed(false)).doesNotContainKey(8086);
  }

  @Test
  void sayWhoNeedsThePortThatIsTaken() throws IOException {
    var ports = Ports.anyFree();
    assertThatCode(() -> ports.requireFree(true)).doesNotThrowAnyException();

    try (var other =
        new ServerSocket(ports.database(Service.IDEAS), 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> ports.requireFree(true))
          .isInstanceOf(StartFailure.class)
          .hasMessageContaining(
              "port %d, needed by the database of ideas-service", other.getLocalPort())
          .hasMessageContaining("--port");
    }
  }
}
