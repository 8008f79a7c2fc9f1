package city.participation.messaging.outbox;

import city.participation.messaging.MessagingProperties;
import com.mongodb.MongoException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** How much waits to be sent, as counted every few seconds. */
final class Backlog {

  private static final Logger log = LoggerFactory.getLogger(Backlog.class);

  private static final Duration RETRY_AFTER = Duration.ofSeconds(30);
  private static final Duration EVERY = Duration.ofSeconds(5);

  /** So that two counts in a row fit into the time after which one is stale. */
  private static final Duration LONGEST_REST = Duration.ofSeconds(15);

  /** Older than this, a count says nothing, and nobody knows what changes would add to. */
  private static final Duration STALE = Duration.ofSeconds(30);

  private final MessagingProperties.Outbox settings;
  private final Clock clock;
  private volatile long messages;
  private volatile Instant oldest = Instant.MAX;
  private volatile boolean stuck;
  private volatile @Nullable Instant counted;
  private volatile @Nullable CountDownLatch ended;

  Backlog(MessagingProperties.Outbox settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** Counts on a thread of its own: a relay that is held up must not hide how much waits. */
  void keepCounting(Collection<Ledger> ledgers) {
    CountDownLatch end = new CountDownLatch(1);
    counted = clock.instant();
    ended = end;
    Thread.ofPlatform().name("outbox-backlog").daemon().start(() -> run(ledgers, end));
  }

  void stopCounting() {
    CountDownLatch end = ended;
    if (end != null) {
      end.countDown();
    }
    counted = null;
  }

  private void run(Collection<Ledger> ledgers, CountDownLatch end) {
    try {
      long begun;
      do {
        begun = System.nanoTime();
        try {
          count(ledgers);
          if (end.getCount() > 0) {
            counted = clock.instant();
          }
        } catch (DataAccessException | MongoException e) {
          log.debug("Not counted this time.", e);
        } catch (RuntimeException | Error e) {
          log.error("What waits to be sent cannot be counted.", e);
        }
      } while (!end.await(
          rest(Duration.ofNanos(System.nanoTime() - begun)).toNanos(), TimeUnit.NANOSECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * A count costs as much as there waits. Counting a long queue again and again would take the time
   * from the relay that is to shorten it.
   */
  static Duration rest(Duration took) {
    Duration wanted = took.multipliedBy(9);
    if (wanted.compareTo(EVERY) < 0) {
      return EVERY;
    }
    return wanted.compareTo(LONGEST_REST) < 0 ? wanted : LONGEST_REST;
  }

  /** Whether what this says is of late; true too while nobody is to count. */
  boolean isFresh() {
    Instant last = counted;
    return last == null || !clock.instant().isAfter(last.plus(STALE));
  }

  void count(Collection<Ledger> ledgers) {
    long sum = 0;
    Instant first = Instant.MAX;
    for (Ledger ledger : ledgers) {
      Ledger.Unsent unsent = ledger.unsent();
      sum += unsent.messages();
      first = unsent.since().isBefore(first) ? unsent.since() : first;
    }
    messages = sum;
    stuck = first.equals(oldest);
    oldest = first;
  }

  long messages() {
    return messages;
  }

  Duration age() {
    Instant since = oldest;
    Instant now = clock.instant();
    return since.isAfter(now) ? Duration.ZERO : Duration.between(since, now);
  }

  void requireRoom(int more) {
    if (more == 0) {
      return;
    }
    if (!isFresh()) {
      throw new OutboxFullException("The unsent messages cannot be counted.", RETRY_AFTER);
    }
    if (messages + more > settings.maxBacklog()) {
      throw new OutboxFullException("More than " + messages + " messages are unsent.", RETRY_AFTER);
    }
    // One that moves on is on its way: an instance whose clock is slow stores messages that look
    // old.
    if (stuck && age().compareTo(settings.maxAge()) > 0) {
      throw new OutboxFullException("A message is unsent for " + age() + ".", RETRY_AFTER);
    }
  }
}
