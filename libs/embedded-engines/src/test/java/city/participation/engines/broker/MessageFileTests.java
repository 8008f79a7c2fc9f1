package city.participation.engines.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageFileTests {

  /** What H2 assumes of a column, in percent, until it has looked through the table. */
  private static final int UNKNOWN = 50;

  /** More than H2 lets pass before it does so. */
  private static final int CHANGES = 5000;

  @Test
  void looksThroughNoTableWhileItCommits(@TempDir Path folder) throws SQLException {
    assertThat(selectivityAfterChanges(folder.resolve("messages") + MessageFile.SETTINGS))
        .isEqualTo(UNKNOWN);
    assertThat(selectivityAfterChanges(folder.resolve("plain").toString()))
        .as("without the settings")
        .isNotEqualTo(UNKNOWN);
  }

  private static int selectivityAfterChanges(String file) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + file, "sa", "");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE messages (id BIGINT PRIMARY KEY)");
      connection.setAutoCommit(false);
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO messages VALUES (?)")) {
        for (int id = 0; id < CHANGES; id++) {
          insert.setLong(1, id);
          insert.executeUpdate();
        }
      }
      connection.commit();
      try (ResultSet columns =
          statement.executeQuery(
              "SELECT SELECTIVITY FROM INFORMATION_SCHEMA.COLUMNS"
                  + " WHERE TABLE_NAME = 'MESSAGES'")) {
        assertThat(columns.next()).isTrue();
        return columns.getInt(1);
      }
    }
  }
}
