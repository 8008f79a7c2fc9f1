package city.participation.engines.broker;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import org.apache.qpid.server.model.KeyStore;
import org.apache.qpid.server.model.SystemConfig;
import org.apache.qpid.server.model.TrustStore;
import org.apache.qpid.server.store.jdbc.ConnectionProvider;
import org.apache.qpid.server.store.jdbc.JDBCConnectionProviderFactory;
import org.jspecify.annotations.Nullable;

/**
 * The H2 database in which a name space keeps its messages. Qpid takes a connection for every
 * transaction, and H2 closes the file with the last of them: hence a pool, which keeps it open. Not
 * H2's own: that ends a transaction of each connection when it lends it and another when it has it
 * back, and each such end, though of nothing, is written to the file. Public because Qpid finds it
 * by name.
 */
public final class MessageFile implements JDBCConnectionProviderFactory {

  private static final String POOL = "H2";
  private static final String USER = "sa";

  /** More than Qpid has threads that store. */
  private static final int CONNECTIONS = 64;

  static final String SETTINGS =
      // What is confirmed is with the operating system.
      ";WRITE_DELAY=0"
          // In milliseconds, before space is used again. The default of 45 s protects from a loss
          // of power, and lets the file grow; with none at all files did not open again
          // (h2database/h2database#4083).
          + ";RETENTION_TIME=1000"
          // Now and then a commit would look through whole tables for statistics, without holding
          // what it reads: "Chunk not found" once others have committed, and the message is lost.
          + ";ANALYZE_AUTO=0"
          // In kilobytes. Messages are written once and read hardly ever.
          + ";CACHE_SIZE=2048"
          // Within its row; else each message would lie in two tables more.
          + ";MAX_LENGTH_INPLACE_LOB=65536"
          + ";DB_CLOSE_ON_EXIT=FALSE"
          // Its failures reach the broker as exceptions; no file of its own beside.
          + ";TRACE_LEVEL_FILE=0";

  /**
   * How Qpid finds the file of a name space, as members of a JSON object. Qpid stores them: with a
   * variable for the folder, which somebody may move. Two dollars: the first is lost on the way
   * into the store.
   */
  static String attributes(Path folder, String name) {
    if (folder.toString().contains(";")) {
      throw new EmbeddedBrokerException(
          "The broker cannot keep messages in a folder with a semicolon: " + folder, null);
    }
    return """
    "connectionUrl": "jdbc:h2:file:$${%s}/%s/messages%s",
    "connectionPoolType": "%s",
    "username": "%s",
    "password": "",
    """
        .formatted(SystemConfig.QPID_WORK_DIR, name, SETTINGS, POOL, USER);
  }

  @Override
  public String getType() {
    return POOL;
  }

  @Override
  public Set<String> getProviderAttributeNames() {
    return Set.of();
  }

  @Override
  public ConnectionProvider getConnectionProvider(
      String url,
      String user,
      String password,
      @Nullable KeyStore<?> keyStore,
      @Nullable String keyStorePath,
      @Nullable String keyStorePassword,
      @Nullable TrustStore<?> trustStore,
      @Nullable String trustStorePath,
      @Nullable String trustStorePassword,
      Map<String, String> attributes) {
    return new Kept(url, user, password);
  }

  /** Rolls back what somebody gives back uncommitted, and nothing else. */
  private static final class Kept implements ConnectionProvider {

    private final HikariDataSource pool;

    Kept(String url, String user, String password) {
      HikariConfig settings = new HikariConfig();
      settings.setJdbcUrl(url);
      settings.setUsername(user);
      settings.setPassword(password);
      // As Qpid wants most of them: else each would be changed and changed back.
      settings.setAutoCommit(false);
      settings.setMaximumPoolSize(CONNECTIONS);
      settings.setMinimumIdle(1);
      settings.setMaxLifetime(0);
      pool = new HikariDataSource(settings);
    }

    @Override
    public Connection getConnection() throws SQLException {
      return pool.getConnection();
    }

    @Override
    public void close() {
      pool.close();
    }
  }
}
