package city.participation.engines.broker;

import java.io.Writer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where Derby writes what it would put into a file {@code derby.log} in the working directory.
 * Public because Derby finds it by name.
 */
public final class DerbyLog extends Writer {

  private static final Logger LOG = LoggerFactory.getLogger(DerbyLog.class);

  private DerbyLog() {}

  public static Writer writer() {
    return new DerbyLog();
  }

  @Override
  public void write(char[] buffer, int offset, int length) {
    // Its failures reach the broker as exceptions; here are mainly its greetings.
    LOG.debug("{}", new String(buffer, offset, length).stripTrailing());
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
