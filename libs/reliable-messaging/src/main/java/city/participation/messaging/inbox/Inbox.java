package city.participation.messaging.inbox;

import static city.participation.messaging.inbox.Rows.Position;

import city.participation.messaging.MessagingProperties;
import city.participation.messaging.inbox.Rows.Held;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.amqp.AmqpRejectAndDontRequeueException;
import org.springframework.messaging.Message;

/**
 * Applies the messages of each subject once and in order, to one row per subject of one sender.
 *
 * <p>The row is the state's own fields and beside them {@code _id} (the subject), {@code lastSeq},
 * {@code waiting} and {@code poison}, which the class must not map. Messages before their turn wait
 * in a collection of their own, so that a row cannot outgrow a document.
 */
public final class Inbox<T> {

  private static final Logger log = LoggerFactory.getLogger(Inbox.class);

  private final Envelope envelope;
  private final Rows<T> rows;
  private final Change<T> change;
  private final Patience patience;
  private final MessagingProperties.Inbox settings;

  Inbox(
      Envelope envelope,
      Rows<T> rows,
      Change<T> change,
      Patience patience,
      MessagingProperties.Inbox settings) {
    this.envelope = envelope;
    this.rows = rows;
    this.change = change;
    this.patience = patience;
    this.settings = settings;
  }

  /**
   * Returns only when what became of the message is stored; while the database cannot be reached it
   * waits.
   *
   * @throws AmqpRejectAndDontRequeueException the message does not say what it is; it belongs to
   *     the dead letters
   */
  public Receipt receive(Message<byte[]> message) {
    // Logged here, because what comes after us would print the whole message with every trace.
    try {
      IncomingMessage incoming = envelope.open(message);
      return patience.insist(() -> take(incoming));
    } catch (AmqpRejectAndDontRequeueException mute) {
      log.error("{}; it goes to the dead letters.", mute.getMessage());
      throw mute;
    } catch (RuntimeException e) {
      log.error("A message cannot be taken.", e);
      throw e;
    }
  }

  Rows<T> rows() {
    return rows;
  }

  /**
   * Does this for each subject that waits, past those that fail.
   *
   * @param poisoned with those too that only a redrive takes up
   * @return how many have failed
   */
  int forEachHeld(boolean poisoned, Consumer<Held> action) {
    AtomicInteger failed = new AtomicInteger();
    rows.forEachHeld(
        poisoned ? Integer.MAX_VALUE : settings.attempts(),
        held -> {
          try {
            action.accept(held);
          } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            // It would be the same with all that follow.
            if (Patience.isTroubleOfTheDatabase(e)) {
              throw e;
            }
            log.error("{} {} cannot go on.", held.collection(), held.subject(), e);
            failed.incrementAndGet();
          }
        });
    return failed.get();
  }

  /** Goes on with what waits for a subject, also past what was poisoned before. */
  void redrive(String subject) {
    rows.forgive(subject);
    goOn(subject);
  }

  /** Applies what waits, as far as its turn has come; what has failed gets one more attempt. */
  void tryAgain(String subject) {
    Position position = rows.position(subject);
    goOn(subject, position.failures() < settings.attempts() ? position.forgiven() : position);
  }

  private void goOn(String subject) {
    goOn(subject, rows.position(subject));
  }

  private void goOn(String subject, Position from) {
    Position position = from;
    while (!position.poisoned()) {
      IncomingMessage next = rows.parked(subject, position.lastSequence() + 1);
      if (next == null) {
        rows.tidy(subject, position.lastSequence());
        return;
      }
      Applied applied = apply(position, next);
      if (applied.receipt() != Receipt.POISONED) {
        rows.unpark(next);
      }
      position = applied.after() == null ? rows.position(subject) : applied.after();
    }
  }

  private Receipt take(IncomingMessage message) {
    while (true) {
      Position position = rows.position(message.subject());
      long next = position.lastSequence() + 1;
      if (message.sequence() < next) {
        if (rows.settled(message.subject()).lastSequence() >= message.sequence()) {
          return Receipt.DUPLICATE;
        }
        patience.pause(settings.backOff());
        continue;
      }
      if (message.sequence() > next || position.poisoned()) {
        return park(message);
      }
      Applied applied = apply(position, message);
      if (applied.receipt() == Receipt.DUPLICATE) {
        continue;
      }
      Position after = applied.after();
      if (after != null && after.waits()) {
        rows.unpark(message);
        goOn(message.subject(), after);
      }
      return applied.receipt();
    }
  }

  /** Whoever closes the gap sees the mark, or we see the closed gap: never neither. */
  private Receipt park(IncomingMessage message) {
    Position position = rows.park(message);
    if (position.lastSequence() >= message.sequence()) {
      rows.unpark(message);
      return Receipt.DUPLICATE;
    }
    if (position.lastSequence() + 1 == message.sequence() && !position.poisoned()) {
      goOn(message.subject());
    }
    return Receipt.PARKED;
  }

  /**
   * What became of a message whose turn it is.
   *
   * @param receipt a duplicate, if another instance came first
   * @param after where the subject stands if the message was applied
   */
  private record Applied(Receipt receipt, @Nullable Position after) {}

  private Applied apply(Position position, IncomingMessage message) {
    Changed<T> changed = attempt(position, message);
    if (changed.failure() != null) {
      log.warn(
          "{} {} of {} is poisoned: {}",
          message.type(),
          message.sequence(),
          message.subject(),
          changed.failure().toString());
      rows.poison(message, changed.failure());
      return new Applied(Receipt.POISONED, null);
    }
    Position after = rows.store(position, message, changed.after());
    return new Applied(after == null ? Receipt.DUPLICATE : Receipt.APPLIED, after);
  }

  private record Changed<T>(@Nullable T after, @Nullable Throwable failure) {}

  /**
   * Once: whoever waited here for the next attempt would hold up all other subjects.
   *
   * <p>An error of the change's own code is as lasting as an exception, and would block the queue.
   */
  private Changed<T> attempt(Position position, IncomingMessage message) {
    try {
      return new Changed<>(change(position, message), null);
    } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
      if (patience.isOutage(e)) {
        throw e;
      }
      return new Changed<>(null, e);
    }
  }

  /** What the change stores and announces carries on the message's thread of causes. */
  private @Nullable T change(Position position, IncomingMessage message) {
    String correlationId = message.correlationId() == null ? message.id() : message.correlationId();
    try (var _ = MDC.putCloseable("correlationId", correlationId);
        var _ = MDC.putCloseable("causationId", message.id())) {
      return change.apply(rows.state(position), message);
    }
  }
}
