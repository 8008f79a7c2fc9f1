package city.participation.notifications.inbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Wakes those who wait for a person's notifications: at once when this process stored one, within a
 * poll when another instance did. It only wakes; what there is to see is read from the database, so
 * a wake-up too many or one too few costs time and never a notification.
 */
@Component
public class Arrivals implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Arrivals.class);

  /** Looked back at each poll: clocks of instances differ, and a row is seen after it is made. */
  private static final Duration LOOK_BACK = Duration.ofSeconds(3);

  private final Notifications notifications;
  private final Clock clock;
  private final Duration poll;
  private final Map<String, Set<Watch>> watches = new ConcurrentHashMap<>();
  private volatile @Nullable Thread poller;

  Arrivals(Notifications notifications, Clock clock, InboxProperties properties) {
    this.notifications = notifications;
    this.clock = clock;
    this.poll = properties.poll();
  }

  public void arrived(String recipient, long number) {
    watches.getOrDefault(recipient, Set.of()).forEach(watch -> watch.wakeFor(number));
  }

  public Watch watch(String recipient) {
    Watch watch = new Watch(recipient);
    watches.compute(
        recipient,
        (_, others) -> {
          Set<Watch> all = others == null ? new CopyOnWriteArraySet<>() : others;
          all.add(watch);
          return all;
        });
    LockSupport.unpark(poller);
    return watch;
  }

  private void end(Watch watch) {
    watches.computeIfPresent(
        watch.recipient,
        (_, all) -> {
          all.remove(watch);
          return all.isEmpty() ? null : all;
        });
  }

  @Override
  public void start() {
    // Known before it runs, or it would think that it was stopped.
    Thread starting = Thread.ofVirtual().name("arrivals").unstarted(this::pollWhileRunning);
    poller = starting;
    starting.start();
  }

  @Override
  public void stop() {
    Thread running = poller;
    poller = null;
    LockSupport.unpark(running);
    watches.values().forEach(all -> all.forEach(watch -> watch.wakeFor(Long.MAX_VALUE)));
  }

  @Override
  public boolean isRunning() {
    return poller != null;
  }

  /** Before the web server waits for its requests to end: they end because of this. */
  @Override
  public int getPhase() {
    return DEFAULT_PHASE;
  }

  private void pollWhileRunning() {
    Instant seen = clock.instant();
    while (poller == Thread.currentThread()) {
      if (watches.isEmpty()) {
        LockSupport.park();
        seen = clock.instant();
        continue;
      }
      LockSupport.parkNanos(poll.toNanos());
      Instant now = clock.instant();
      try {
        notifications.newestSince(seen.minus(LOOK_BACK)).forEach(this::arrived);
        seen = now;
      } catch (RuntimeException unreachable) {
        // The next poll looks back to the last one that worked.
        log.warn("Cannot look for new notifications: {}", unreachable.toString());
      }
    }
  }

  /** One waiting reader. */
  public final class Watch implements AutoCloseable {

    private final String recipient;
    private final Semaphore woken = new Semaphore(0);
    private volatile long seen;

    private Watch(String recipient) {
      this.recipient = recipient;
    }

    private void wakeFor(long number) {
      if (number > seen) {
        woken.release();
      }
    }

    /** What the reader has up to now. */
    public void seen(long number) {
      seen = number;
    }

    /** Returns when something may have arrived, when all is about to stop, or after that time. */
    public void await(Duration atMost) throws InterruptedException {
      if (woken.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        woken.drainPermits();
      }
    }

    /** Also wakes who waits: there is nothing to wait for any more. */
    @Override
    public void close() {
      end(this);
      woken.release();
    }
  }
}
