package city.participation.messaging.inbox;

import city.participation.messaging.MessagingProperties;
import city.participation.messaging.inbox.Rows.Held;
import com.mongodb.MongoException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/**
 * Looks after subjects that wait: finishes what a crash has left, tries again what has failed, and
 * counts the rest.
 */
final class Sweep implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Sweep.class);

  private final Inboxes inboxes;
  private final DeadLetters deadLetters;
  private final MessagingProperties.Inbox settings;
  private final Clock clock;
  private final Set<String> indexed = new HashSet<>();
  private final Map<String, @Nullable String> ends = new HashMap<>();

  private volatile Counts counts = new Counts(0, 0, 0, 0);
  private volatile @Nullable CountDownLatch ended;

  Sweep(Inboxes inboxes, DeadLetters deadLetters, MessagingProperties.Inbox settings, Clock clock) {
    this.inboxes = inboxes;
    this.deadLetters = deadLetters;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * What waits.
   *
   * @param parked messages that wait for their turn
   * @param poisoned subjects whose message could not be applied
   * @param gaps subjects that have waited too long for a message
   * @param deadLetters messages that did not say what they are; not a number while the broker
   *     cannot be asked
   */
  record Counts(long parked, long poisoned, long gaps, double deadLetters) {}

  Counts counts() {
    return counts;
  }

  @Override
  public void start() {
    CountDownLatch end = new CountDownLatch(1);
    ended = end;
    Thread.ofVirtual().name("inbox-sweep").start(() -> run(end));
  }

  @Override
  public void stop() {
    CountDownLatch end = ended;
    if (end != null) {
      end.countDown();
    }
    ended = null;
  }

  @Override
  public boolean isRunning() {
    return ended != null;
  }

  private void run(CountDownLatch end) {
    try {
      do {
        try {
          sweep();
        } catch (DataAccessException | MongoException e) {
          log.debug("Not swept this time.", e);
        } catch (RuntimeException | Error e) {
          // Without this thread nobody would notice a gap.
          log.error("The sweep has failed and is tried again.", e);
        }
      } while (!end.await(settings.sweep().toNanos(), TimeUnit.NANOSECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void sweep() {
    long parked = 0;
    long poisoned = 0;
    long gaps = 0;
    for (Inbox<?> inbox : inboxes.all()) {
      Rows<?> rows = inbox.rows();
      if (!indexed.contains(rows.name())) {
        rows.ensureIndexes();
        indexed.add(rows.name());
      }
      gaps += goOn(inbox);
      ends.put(rows.name(), rows.removeApplied(ends.get(rows.name())));
      parked += rows.parked();
      poisoned += rows.poisoned();
    }
    if (gaps > counts.gaps()) {
      log.warn("{} subjects wait for a message that does not come.", gaps);
    }
    counts = new Counts(parked, poisoned, gaps, deadLetters());
  }

  /** Says how many subjects have waited too long. */
  private long goOn(Inbox<?> inbox) {
    AtomicLong gaps = new AtomicLong();
    inbox.forEachHeld(
        false,
        held -> {
          if (held.poison() == null && tooOld(held)) {
            gaps.incrementAndGet();
          }
          inbox.tryAgain(held.subject());
        });
    return gaps.get();
  }

  private double deadLetters() {
    OptionalLong count = deadLetters.count();
    return count.isPresent() ? count.getAsLong() : Double.NaN;
  }

  private boolean tooOld(Held held) {
    Duration age = Duration.between(held.since(), Instant.now(clock));
    return age.compareTo(settings.gapAlert()) > 0;
  }
}
