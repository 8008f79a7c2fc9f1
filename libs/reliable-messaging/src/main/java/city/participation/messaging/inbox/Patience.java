package city.participation.messaging.inbox;

import city.participation.messaging.MessagingProperties;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bson.BsonMaximumSizeExceededException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpConnectException;
import org.springframework.amqp.AmqpIOException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.TransientDataAccessException;

/**
 * Waits out an outage on the receiving thread. Handing the message back would only bring it again
 * at once, and after some rounds to the dead letters, with all the others.
 */
final class Patience implements SmartLifecycle, DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(Patience.class);

  /** The server's codes for a document that would outgrow 16 MiB. */
  private static final Set<Integer> TOO_LARGE = Set.of(10334, 17419, 17420);

  /** Those for a taken key, for what a validator forbids, and for values and fields of no use. */
  private static final Set<Integer> UNFIT = Set.of(11000, 121, 2, 52, 56, 57);

  private final MessagingProperties.Inbox settings;
  private final CountDownLatch destroyed = new CountDownLatch(1);
  private volatile boolean running;
  private volatile boolean stopping;

  Patience(MessagingProperties.Inbox settings) {
    this.settings = settings;
  }

  /** Not the message's fault, so trying again will help. */
  boolean isOutage(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (saysOutage(cause)) {
        return true;
      }
    }
    return stopping;
  }

  private static boolean saysOutage(Throwable cause) {
    return (cause instanceof TransientDataAccessException
            && !(cause instanceof ConcurrencyFailureException))
        || cause instanceof DataAccessResourceFailureException
        || cause instanceof MongoSocketException
        || cause instanceof MongoTimeoutException
        || cause instanceof MongoConnectionPoolClearedException
        || cause instanceof MongoNotPrimaryException
        || cause instanceof MongoNodeIsRecoveringException
        || cause instanceof MongoInterruptedException
        || cause instanceof AmqpConnectException
        || cause instanceof AmqpIOException;
  }

  /**
   * Nor is what our own reads and writes meet, such as a full disk or a missing right, unless it
   * comes from what is written.
   */
  static boolean isTroubleOfTheDatabase(Throwable e) {
    boolean ofTheDatabase = false;
    boolean ofWhatIsWritten = false;
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof MongoWriteException write) {
        // Of whatever reason, Spring calls it a violation of integrity.
        return !UNFIT.contains(write.getCode()) && !TOO_LARGE.contains(write.getCode());
      }
      ofWhatIsWritten |=
          cause instanceof DataIntegrityViolationException
              || cause instanceof InvalidDataAccessApiUsageException
              || cause instanceof BsonMaximumSizeExceededException
              || (cause instanceof MongoException mongo && TOO_LARGE.contains(mongo.getCode()));
      ofTheDatabase |= cause instanceof DataAccessException || cause instanceof MongoException;
    }
    return ofTheDatabase && !ofWhatIsWritten;
  }

  /** Runs our own reads and writes; what a change throws is judged before. */
  <R> R insist(Supplier<R> action) {
    Duration backOff = settings.backOff();
    @Nullable Throwable trouble = null;
    while (true) {
      try {
        R result = action.get();
        if (trouble != null) {
          log.info("Messages are taken again.");
        }
        return result;
      } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
        if (!isOutage(e) && !isTroubleOfTheDatabase(e)) {
          throw e;
        }
        if (trouble == null) {
          log.warn("A message waits for an outage to end: {}", e.toString());
        }
        trouble = e;
        pause(backOff);
        Duration twice = backOff.multipliedBy(2);
        backOff =
            twice.compareTo(settings.longestBackOff()) < 0 ? twice : settings.longestBackOff();
      }
    }
  }

  /**
   * Waits; once the service stops, until its connections are closed, so that the broker has the
   * message back before anybody can take its failure for the message's own.
   */
  void pause(Duration length) {
    try {
      if (stopping) {
        destroyed.await();
      }
      if (destroyed.await(length.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new IllegalStateException("The service has stopped.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The service stops.", e);
    }
  }

  @Override
  public void start() {
    running = true;
    stopping = false;
  }

  @Override
  public void stop() {
    stopping = true;
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public void destroy() {
    destroyed.countDown();
  }
}
