package city.participation.engines.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.apache.qpid.server.store.jdbc.ConnectionProvider;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageFilePoolTests {

  @TempDir private Path folder;
  private String url;
  private ConnectionProvider connections;

  @BeforeEach
  void open() throws SQLException {
    url = "jdbc:h2:file:" + folder.resolve("messages") + MessageFile.SETTINGS;
    connections = pool();
    try (Connection connection = begun()) {
      execute(connection, "CREATE TABLE messages (id BIGINT PRIMARY KEY)");
      connection.commit();
    }
  }

  @AfterEach
  void close() throws SQLException {
    connections.close();
  }

  @Test
  void keepsWhatWasCommitted() throws SQLException {
    insert(1, true);

    connections.close();

    try (Connection later = DriverManager.getConnection(url, "sa", "")) {
      assertThat(count(later)).isEqualTo(1);
    }
  }

  @Test
  void undoesWhatWasNotCommittedBeforeTheNextHasTheConnection() throws SQLException {
    insert(1, false);

    try (Connection next = begun()) {
      assertThat(count(next)).isZero();
      next.commit();
    }
  }

  @Test
  void undoesWhatCameAfterTheLastCommit() throws SQLException {
    try (Connection connection = begun()) {
      execute(connection, "INSERT INTO messages VALUES (1)");
      connection.commit();
      execute(connection, "INSERT INTO messages VALUES (2)");
    }

    try (Connection next = begun()) {
      assertThat(count(next)).isEqualTo(1);
    }
  }

  /** Of others either: H2 writes what all have changed so far. */
  @Test
  void writesNothingWhenAConnectionChangesHands() throws SQLException {
    try (Connection other = begun()) {
      execute(other, "INSERT INTO messages VALUES (1)");
      long before = versions(other);

      begun().close();

      assertThat(versions(other)).isEqualTo(before);
    }
  }

  @Test
  void servesNobodyThroughAConnectionThatWasGivenBack() throws SQLException {
    Connection connection = begun();
    connection.close();
    connection.close();

    assertThat(connection.isClosed()).isTrue();
    assertThatExceptionOfType(SQLException.class).isThrownBy(connection::createStatement);
    try (Connection one = begun();
        Connection other = begun()) {
      assertThat(one.unwrap(JdbcConnection.class))
          .as("given back once, though closed twice")
          .isNotSameAs(other.unwrap(JdbcConnection.class));
    }
  }

  @Test
  void opensAnotherWhenH2HasClosedTheFile() throws SQLException {
    Connection atRest = begun();
    Connection connection = begun();
    atRest.close();
    execute(connection, "SHUTDOWN");
    assertThatExceptionOfType(SQLException.class).isThrownBy(connection::close);

    await()
        .atMost(Duration.ofSeconds(10))
        .ignoreExceptions()
        .until(() -> {
          insert(1, true);
          return true;
        });

    try (Connection next = begun()) {
      assertThat(count(next)).isEqualTo(1);
    }
  }

  @Test
  void closesTheFile() throws Exception {
    begun().close();

    connections.close();

    assertThatExceptionOfType(SQLException.class).isThrownBy(connections::getConnection);
    try (FileChannel file =
            FileChannel.open(folder.resolve("messages.mv.db"), StandardOpenOption.WRITE);
        FileLock lock = file.tryLock()) {
      assertThat(lock).as("H2 has let go of the file").isNotNull();
    }
  }

  private ConnectionProvider pool() {
    return new MessageFile()
        .getConnectionProvider(url, "sa", "", null, null, null, null, null, null, Map.of());
  }

  /** As Qpid takes them. */
  private Connection begun() throws SQLException {
    Connection connection = connections.getConnection();
    connection.setAutoCommit(false);
    return connection;
  }

  private void insert(int id, boolean commits) throws SQLException {
    try (Connection connection = begun()) {
      execute(connection, "INSERT INTO messages VALUES (%d)".formatted(id));
      if (commits) {
        connection.commit();
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int count(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT COUNT(*) FROM messages")) {
      assertThat(result.next()).isTrue();
      return result.getInt(1);
    }
  }

  /** How often the file was written to. */
  private static long versions(Connection connection) throws SQLException {
    SessionLocal session = (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
    return session.getDatabase().getStore().getMvStore().getCurrentVersion();
  }
}
