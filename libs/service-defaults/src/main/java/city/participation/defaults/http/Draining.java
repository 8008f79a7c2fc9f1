package city.participation.defaults.http;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;

/**
 * A moment between the signal to end and the end, in which all works as before but each answer
 * closes its connection. Else a client could send its next request on a connection just as it is
 * closed, and would have to guess whether the request was heard. It must be longer than clients
 * keep connections that nobody uses.
 */
public final class Draining implements ApplicationListener<ContextClosedEvent>, Ordered {

  private static final Logger log = LoggerFactory.getLogger(Draining.class);

  private final ApplicationContext context;
  private final Duration length;
  private volatile boolean underWay;

  /**
   * Drains when this context is closed.
   *
   * @param length zero where nobody keeps connections
   */
  public Draining(ApplicationContext context, Duration length) {
    this.context = context;
    this.length = length;
  }

  public boolean isUnderWay() {
    return underWay;
  }

  @Override
  public void onApplicationEvent(ContextClosedEvent event) {
    // Those of child contexts arrive here as well.
    if (!event.getApplicationContext().equals(context) || length.isZero()) {
      return;
    }
    underWay = true;
    log.info("Connections are closed for {} ms before the end.", length.toMillis());
    try {
      Thread.sleep(length);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Before anything that serves is closed. */
  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }
}
