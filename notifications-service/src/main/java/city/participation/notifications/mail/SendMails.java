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
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Sends the mails that are due, one after the other. A process that ends after the mail server took
 * a mail and before the row says so leaves exactly that one mail to be sent again.
 */
@Component
class SendMails implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(SendMails.class);

  private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(5);

  private final Mails mails;
  private final AddressBook addresses;
  private final @Nullable MailDelivery delivery;
  private final NoteOutcome noteOutcome;
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
    this.noteOutcome = new NoteOutcome(mails, properties);
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
    MailDelivery.Outcome outcome = to.deliver(mail, addressee.get());
    Instant now = clock.instant();
    store(mail, () -> noteOutcome.of(mail, outcome, now));
    return true;
  }

  /**
   * Until the database has it: a mail that is out, and whose row does not say so, goes again when
   * the lease ends. From then on it is somebody else's.
   */
  private void store(Mail mail, Runnable result) {
    boolean told = false;
    while (true) {
      try {
        result.run();
        return;
      } catch (DataAccessException outOfReach) {
        Instant leased = mail.due();
        boolean ours = leased != null && clock.instant().isBefore(leased);
        if (!ours || worker != Thread.currentThread()) {
          throw outOfReach;
        }
        if (!told) {
          log.warn("Cannot store yet what became of mail {}", mail.id(), outOfReach);
          told = true;
        }
        LockSupport.parkNanos(properties.poll().toNanos());
      }
    }
  }

  private Optional<Addressee> addressee(Mail mail, MailDelivery to) {
    try {
      if (mail.matter() == Matter.ADDRESS_TO_CONFIRM) {
        String token = mail.parameters().get("token");
        return token == null ? Optional.empty() : addresses.toConfirm(mail.recipient(), token);
      }
      if (mail.matter() == Matter.GUEST_LINK) {
        // A pass that is over when it arrives helps nobody.
        String until = mail.parameters().get("passUntil");
        return until != null && clock.instant().isBefore(Instant.parse(until))
            ? addresses.ofGuest(mail.recipient())
            : Optional.empty();
      }
      return addresses.confirmed(mail.recipient());
    } catch (RuntimeException unreachable) {
      to.cancel();
      throw unreachable;
    }
  }
}
