package city.participation.notifications.mail;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;

/**
 * Hands one mail to the mail server, within a time limit. The breaker watches the server: a server
 * that refuses one address works.
 */
class MailDelivery {

  sealed interface Outcome {
    record Delivered() implements Outcome {}

    /** This mail will never be taken. */
    record Refused(String problem) implements Outcome {}

    /** The server does not take mails now. */
    record Failed(String problem) implements Outcome {}

    /** The server has the mail, and nobody knows whether it took it. */
    record Unconfirmed(String problem) implements Outcome {}
  }

  private final JavaMailSender server;
  private final MailComposer composer;
  private final CircuitBreaker breaker;
  private final Duration limit;
  private final Duration answerTime;

  /** {@code answerTime}: what a server may take, once it has the mail, to say so. */
  MailDelivery(
      JavaMailSender server,
      MailComposer composer,
      CircuitBreaker breaker,
      Duration limit,
      Duration answerTime) {
    this.server = server;
    this.composer = composer;
    this.breaker = breaker;
    this.limit = limit;
    this.answerTime = answerTime;
  }

  /** Whoever is allowed must then {@link #deliver} or {@link #cancel}. */
  boolean isAllowed() {
    return breaker.tryAcquirePermission();
  }

  void cancel() {
    breaker.releasePermission();
  }

  Outcome deliver(Mail mail, Addressee addressee) throws InterruptedException {
    HandedOver message = new HandedOver(server.createMimeMessage().getSession());
    try {
      composer.compose(message, mail, addressee);
    } catch (MessagingException | RuntimeException unwritable) {
      breaker.releasePermission();
      return new Outcome.Refused(nameOf(unwritable));
    }
    long start = breaker.getCurrentTimestamp();
    FutureTask<@Nullable Void> sending = started(message);
    try {
      await(sending, message);
    } catch (InterruptedException stopping) {
      breaker.releasePermission();
      throw stopping;
    } catch (ExecutionException failure) {
      if (!message.isComplete() || !ServerAnswer.isTaken(failure.getCause())) {
        return failed(message, failure.getCause(), breaker.getCurrentTimestamp() - start);
      }
    } catch (TimeoutException late) {
      return failed(message, late, breaker.getCurrentTimestamp() - start);
    } finally {
      sending.cancel(true);
    }
    breaker.onSuccess(breaker.getCurrentTimestamp() - start, breaker.getTimestampUnit());
    return new Outcome.Delivered();
  }

  private void await(FutureTask<@Nullable Void> sending, HandedOver message)
      throws InterruptedException, ExecutionException, TimeoutException {
    try {
      sending.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      if (!message.isComplete()) {
        throw late;
      }
      // Cut off now, a server that is only slow would get the mail again and again.
      sending.get(answerTime.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Knows when the server has all of it: from then on the server may have taken it. */
  private static final class HandedOver extends MimeMessage {

    private volatile boolean complete;

    HandedOver(Session session) {
      super(session);
    }

    @Override
    public void writeTo(OutputStream out, String[] ignored) throws IOException, MessagingException {
      super.writeTo(out, ignored);
      complete = true;
    }

    boolean isComplete() {
      return complete;
    }
  }

  /** On a thread of its own, whose interruption closes the connection to the server. */
  private FutureTask<@Nullable Void> started(MimeMessage message) {
    var sending = new FutureTask<@Nullable Void>(() -> server.send(message), null);
    Thread.ofVirtual().name("mail").start(sending);
    return sending;
  }

  private Outcome failed(HandedOver message, @Nullable Throwable cause, long duration) {
    if (cause instanceof MailSendException failure) {
      String refusal = ServerAnswer.refusal(failure);
      if (refusal != null) {
        breaker.onSuccess(duration, breaker.getTimestampUnit());
        return new Outcome.Refused(refusal);
      }
    }
    Throwable problem = cause == null ? new IllegalStateException() : cause;
    breaker.onError(duration, breaker.getTimestampUnit(), problem);
    boolean answered = cause instanceof MailSendException failure && ServerAnswer.isThere(failure);
    return message.isComplete() && !answered
        ? new Outcome.Unconfirmed(nameOf(problem))
        : new Outcome.Failed(nameOf(problem));
  }

  /** Only the kind: messages of mail servers quote addresses. */
  private static String nameOf(Throwable problem) {
    return problem.getClass().getSimpleName();
  }
}
