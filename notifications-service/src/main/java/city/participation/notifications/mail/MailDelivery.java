package city.participation.notifications.mail;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.timelimiter.TimeLimiter;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.MimeMessage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
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

    /** The server does not take mails now, or nobody knows whether it took this one. */
    record Failed(String problem) implements Outcome {}
  }

  private final JavaMailSender server;
  private final MailComposer composer;
  private final CircuitBreaker breaker;
  private final TimeLimiter limit;

  MailDelivery(
      JavaMailSender server, MailComposer composer, CircuitBreaker breaker, TimeLimiter limit) {
    this.server = server;
    this.composer = composer;
    this.breaker = breaker;
    this.limit = limit;
  }

  /** Whoever is allowed must then {@link #deliver} or {@link #cancel}. */
  boolean isAllowed() {
    return breaker.tryAcquirePermission();
  }

  void cancel() {
    breaker.releasePermission();
  }

  Outcome deliver(Mail mail, Addressee addressee) throws InterruptedException {
    MimeMessage message = server.createMimeMessage();
    try {
      composer.compose(message, mail, addressee);
    } catch (MessagingException unwritable) {
      breaker.releasePermission();
      return new Outcome.Refused(nameOf(unwritable));
    }
    long start = breaker.getCurrentTimestamp();
    try {
      limit.executeFutureSupplier(() -> started(message));
    } catch (InterruptedException stopping) {
      breaker.releasePermission();
      throw stopping;
    } catch (ExecutionException | TimeoutException failure) {
      Throwable cause = failure instanceof ExecutionException ? failure.getCause() : failure;
      return failed(cause, breaker.getCurrentTimestamp() - start);
    } catch (Exception failure) {
      return failed(failure, breaker.getCurrentTimestamp() - start);
    }
    breaker.onSuccess(breaker.getCurrentTimestamp() - start, breaker.getTimestampUnit());
    return new Outcome.Delivered();
  }

  /** On a thread of its own, whose interruption closes the connection to the server. */
  private FutureTask<@Nullable Void> started(MimeMessage message) {
    var sending = new FutureTask<@Nullable Void>(() -> server.send(message), null);
    Thread.ofVirtual().name("mail").start(sending);
    return sending;
  }

  private Outcome failed(@Nullable Throwable cause, long duration) {
    if (cause instanceof MailSendException failure && refusesAddress(failure)) {
      breaker.onSuccess(duration, breaker.getTimestampUnit());
      return new Outcome.Refused("address refused");
    }
    Throwable problem = cause == null ? new IllegalStateException() : cause;
    breaker.onError(duration, breaker.getTimestampUnit(), problem);
    return new Outcome.Failed(nameOf(problem));
  }

  /** Invalid addresses are those that the server refused for good (SMTP 5xx), not for now. */
  private static boolean refusesAddress(MailSendException failure) {
    for (Exception one : failure.getMessageExceptions()) {
      if (one instanceof SendFailedException refused
          && refused.getInvalidAddresses() != null
          && refused.getInvalidAddresses().length > 0) {
        return true;
      }
    }
    return false;
  }

  /** Only the kind: messages of mail servers quote addresses. */
  private static String nameOf(Throwable problem) {
    return problem.getClass().getSimpleName();
  }
}
