package city.participation.engines.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.MessageProperties;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTests {

  @TempDir Path folder;

  @Test
  void keepsPersistentMessagesOverARestartOnAnotherPort() throws Exception {
    try (var broker = EmbeddedBroker.start(folder, 0);
        Connection connection = connect(broker, "/");
        Channel channel = connection.createChannel()) {
      channel.queueDeclare("kept", true, false, false, Map.of("x-queue-type", "quorum"));
      channel.confirmSelect();
      channel.basicPublish(
          "", "kept", MessageProperties.PERSISTENT_BASIC, "one".getBytes(StandardCharsets.UTF_8));
      channel.waitForConfirmsOrDie(10_000);
    }
    try (var broker = EmbeddedBroker.start(folder, 0)) {
      try (Connection connection = connect(broker, "/");
          Channel channel = connection.createChannel()) {
        assertThat(channel.basicGet("kept", true).getBody()).asString().isEqualTo("one");
      }
    }
  }

  @Test
  void findsItsMessagesWhenSomebodyMovedItsFolder() throws Exception {
    Path before = folder.resolve("before");
    Path after = folder.resolve("after");
    byte[] large = new byte[200_000];
    large[199_999] = 1;
    try (var broker = EmbeddedBroker.start(before, 0);
        Connection connection = connect(broker, "/");
        Channel channel = connection.createChannel()) {
      channel.queueDeclare("kept", true, false, false, null);
      channel.confirmSelect();
      channel.basicPublish("", "kept", MessageProperties.PERSISTENT_BASIC, large);
      channel.waitForConfirmsOrDie(10_000);
    }
    Files.move(before, after);
    try (var broker = EmbeddedBroker.start(after, 0);
        Connection connection = connect(broker, "/");
        Channel channel = connection.createChannel()) {
      assertThat(channel.basicGet("kept", true).getBody()).isEqualTo(large);
    }
    assertThat(before).doesNotExist();
  }

  @Test
  void saysThatItsFolderCannotHaveASemicolon() {
    assertThatThrownBy(() -> EmbeddedBroker.start(folder.resolve("a;b"), 0))
        .isInstanceOf(EmbeddedBrokerException.class)
        .hasMessageContaining("semicolon");
  }

  @Test
  void opensItsNameSpacesAgainBeforeItListens() throws Exception {
    try (var broker = EmbeddedBroker.start(folder, 0)) {
      broker.addVirtualHost("other");
      try (Connection connection = connect(broker, "other")) {
        connection.createChannel().queueDeclare("kept", true, false, false, null);
      }
    }
    try (var broker = EmbeddedBroker.start(folder, 0);
        Connection connection = connect(broker, "other")) {
      assertThat(connection.createChannel().queueDeclarePassive("kept").getQueue()).isNotNull();
    }
  }

  @Test
  void saysThatThePortIsTaken() throws Exception {
    try (var occupant = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      assertThatThrownBy(() -> EmbeddedBroker.start(folder, occupant.getLocalPort()))
          .isInstanceOf(EmbeddedBrokerException.class)
          .hasMessage(
              "The broker cannot listen on 127.0.0.1:%d: the port is taken",
              occupant.getLocalPort());
    }
  }

  @Test
  void saysThatAnotherBrokerUsesItsFolder() {
    try (var _ = EmbeddedBroker.start(folder, 0)) {
      assertThatThrownBy(() -> EmbeddedBroker.start(folder, 0))
          .isInstanceOf(EmbeddedBrokerException.class)
          .hasMessageContaining("another process using it");
    }
  }

  @Test
  void keepsNameSpacesApart() throws Exception {
    try (var broker = EmbeddedBroker.startInMemory()) {
      broker.addVirtualHost("other");
      try (Connection here = connect(broker, "/");
          Connection there = connect(broker, "other")) {
        here.createChannel().queueDeclare("same", true, false, false, null);
        there.createChannel().queueDeclare("same", true, false, false, null);
        here.createChannel().basicPublish("", "same", null, new byte[] {1});
        assertThat(there.createChannel().basicGet("same", true)).isNull();
      }
    }
  }

  private static Connection connect(EmbeddedBroker broker, String virtualHost) throws Exception {
    var client = new ConnectionFactory();
    client.setHost("127.0.0.1");
    client.setPort(broker.port());
    client.setUsername(broker.username());
    client.setPassword(broker.password());
    client.setVirtualHost(virtualHost);
    client.setAutomaticRecoveryEnabled(false);
    return client.newConnection();
  }
}
