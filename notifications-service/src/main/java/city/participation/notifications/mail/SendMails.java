package city.participation.notifications.mail;

import city.participation.notifications.wording.Matter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Sends the mails that are due, one after the other. A process that ends after the mail server took
 * a mail and before the row says so leaves exactly that one mail to be sent again.
 */
@Component
class SendMails implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(SendMails.class);

  /** Each may have reached the reader. */
  private static final int UNCONFIRMED_ATTEMPTS = 3;

  private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(5);

  private final Mails mails;
  private final AddressBook addresses;
  private final @Nullable MailDelivery delivery;
  private final MailProperties properties;
  private final Clock clock;
  private volatile @Nullable Thread worker;

  SendMails(
      Mails mails,
      AddressBook addresses,
      ObjectProvider<MailDelivery> delivery,
      MailProperties properties,
      Clock clock) {
    this.mails = mails;
    this.addresses = addresses;
    this.delivery = delivery.getIfAvailable();
    this.properties = properties;
    this.clock = clock;
  }

  /** Whether a mail server is set. */
  boolean isOn() {
    return delivery != null;
  }

  void wake() {
    LockSupport.unpark(worker);
  }

  @Override
  public void start() {
    MailDelivery to = delivery;
    if (to != null) {
      // Known before it runs, or it would think that it was stopped.
      Thread starting = Thread.ofVirtual().name("mails").unstarted(() -> sendWhileRunning(to));
      worker = starting;
      starting.start();
    }
  }

  /** After the consumers and the web server, whose last work may still queue mails. */
  @Override
  public int getPhase() {
    return 0;
  }

  /** Lets the delivery under way end, if it does so soon; a lease ends the claim of one cut off. */
  @Override
  public void stop() {
    Thread running = worker;
    worker = null;
    if (running != null) {
      LockSupport.unpark(running);
      try {
        if (!running.join(PATIENCE_AT_STOP)) {
          running.interrupt();
        }
      } catch (InterruptedException impatient) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return worker != null;
  }

  private void sendWhileRunning(MailDelivery to) {
    while (worker == Thread.currentThread()) {
      try {
        if (!sendOne(to)) {
          LockSupport.parkNanos(properties.poll().toNanos());
        }
      } catch (InterruptedException stopping) {
        return;
      } catch (Throwable trouble) {
        // An Error too: a queue that nobody works on shows nowhere. The row keeps its claim and is
        // due again when the lease ends.
        log.warn("Cannot work on the queue of mails", trouble);
        LockSupport.parkNanos(properties.poll().toNanos());
      }
    }
  }

  /** False: nothing is due, or the breaker is open. */
  private boolean sendOne(MailDelivery to) throws InterruptedException {
    if (!to.isAllowed()) {
      return false;
    }
    Optional<Mail> claimed;
    try {
      claimed = mails.claim(clock.instant(), properties.lease());
    } catch (RuntimeException unreachable) {
      to.cancel();
      throw unreachable;
    }
    if (claimed.isEmpty()) {
      to.cancel();
      return false;
    }
    Mail mail = claimed.get();
    Optional<Addressee> addressee = addressee(mail, to);
    if (addressee.isEmpty()) {
      to.cancel();
      mails.end(mail, MailStatus.SUPPRESSED, clock.instant(), null);
      return true;
    }
    switch (to.deliver(mail, addressee.get())) {
      case MailDelivery.Outcome.Delivered() ->
          mails.end(mail, MailStatus.SENT, clock.instant(), null);
      case MailDelivery.Outcome.Refused(String problem) -> {
        log.warn("Mail {} will not be delivered: {}", mail.id(), problem);
        mails.end(mail, MailStatus.FAILED, clock.instant(), problem);
      }
      case MailDelivery.Outcome.Failed(String problem) -> retryLater(mail, problem, false);
      case MailDelivery.Outcome.Unconfirmed(String problem) -> retryLater(mail, problem, true);
    }
    return true;
  }

  private Optional<Addressee> addressee(Mail mail, MailDelivery to) {
    try {
      if (mail.matter() == Matter.ADDRESS_TO_CONFIRM) {
        String token = mail.parameters().get("token");
        return token == null ? Optional.empty() : addresses.toConfirm(mail.recipient(), token);
      }
      return addresses.confirmed(mail.recipient());
    } catch (RuntimeException unreachable) {
      to.cancel();
      throw unreachable;
    }
  }

  private void retryLater(Mail mail, String problem, boolean unconfirmed) {
    Instant now = clock.instant();
    boolean often =
        unconfirmed && mail.unconfirmedAttempts() + 1 >= UNCONFIRMED_ATTEMPTS;
    Instant due = now.plus(properties.delayAfter(mail.attempts()));
    if (often || mail.attempts() >= properties.attempts()) {
      log.warn("Mail {} failed {} times: {}", mail.id(), mail.attempts(), problem);
      mails.end(mail, MailStatus.FAILED, now, problem);
    } else if (unconfirmed) {
      mails.postponeUnconfirmed(mail, due, problem);
    } else {
      mails.postpone(mail, due, problem);
    }
  }
}
