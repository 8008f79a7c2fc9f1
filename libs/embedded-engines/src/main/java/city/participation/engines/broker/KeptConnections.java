package city.participation.engines.broker;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.apache.qpid.server.store.jdbc.ConnectionProvider;
import org.jspecify.annotations.Nullable;

/**
 * Connections to one file, kept for the next transaction. H2's own pool ends a transaction of each
 * connection when it hands it out and another when it gets it back, and each such end, though of
 * nothing, is written to the file: a third of what a message cost.
 *
 * <p>Whoever gets a connection says first whether it commits by itself, as Qpid does.
 */
final class KeptConnections implements ConnectionProvider {

  /** After which nothing is left to be undone. */
  private static final Set<String> ENDS = Set.of("commit", "rollback");

  private static final Set<String> SETTINGS = Set.of("setAutoCommit", "setTransactionIsolation");

  private final String url;
  private final String user;
  private final String password;
  private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  KeptConnections(String url, String user, String password) {
    this.url = url;
    this.user = user;
    this.password = password;
  }

  @Override
  public Connection getConnection() throws SQLException {
    if (closed) {
      throw new SQLException("The message file is closed.");
    }
    Connection kept = idle.pollFirst();
    // H2 closes all of a file that it cannot write to any more.
    while (kept != null && kept.isClosed()) {
      kept = idle.pollFirst();
    }
    Connection connection = kept == null ? DriverManager.getConnection(url, user, password) : kept;
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            new Lent(connection));
  }

  /** Those that are lent are closed when they come back. */
  @Override
  public void close() throws SQLException {
    closed = true;
    for (Connection each = idle.pollFirst(); each != null; each = idle.pollFirst()) {
      each.close();
    }
  }

  private void takeBack(Connection connection, boolean ended) throws SQLException {
    if (connection.isClosed()) {
      return;
    }
    try {
      if (!ended && !connection.getAutoCommit()) {
        connection.rollback();
      }
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    idle.addFirst(connection);
    if (closed) {
      close();
    }
  }

  /** For one transaction at a time; its holder's close does not close the connection. */
  private final class Lent implements InvocationHandler {

    private final Connection connection;
    private boolean ended = true;
    private boolean returned;

    Lent(Connection connection) {
      this.connection = connection;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
        throws Throwable {
      String name = method.getName();
      if (method.getDeclaringClass() == Object.class) {
        return call(method, arguments);
      }
      if (name.equals("isClosed")) {
        return returned || connection.isClosed();
      }
      if (name.equals("close")) {
        if (!returned) {
          returned = true;
          takeBack(connection, ended);
        }
        return null;
      }
      if (returned) {
        throw new SQLException("The connection was given back.");
      }
      Object result = call(method, arguments);
      if (!SETTINGS.contains(name)) {
        ended = ENDS.contains(name);
      }
      return result;
    }

    private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
      try {
        return method.invoke(connection, arguments);
      } catch (InvocationTargetException e) {
        ended = false;
        throw e.getTargetException();
      }
    }
  }
}
