package city.participation.partners.register;

import city.participation.partners.register.RegisterChecks.Waiting;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Has the register entries checked of those that are being decided on, after the request and never
 * in its way. Any number of instances may do it: who claims one checks it, and one whose claim runs
 * out, because its checker died, is due again.
 */
@Component
class CheckRegisters {

  private static final Logger LOG = LoggerFactory.getLogger(CheckRegisters.class);
  private static final int BATCH = 20;

  private final RegisterChecks checks;
  private final RegisterCheck register;
  private final RegisterSettings settings;
  private final Clock clock;
  private final ReentrantLock sweep = new ReentrantLock();

  CheckRegisters(
      RegisterChecks checks, RegisterCheck register, RegisterSettings settings, Clock clock) {
    this.checks = checks;
    this.register = register;
    this.settings = settings;
    this.clock = clock;
  }

  /** At a rate: what has a delay shares one thread, which a slow register must not hold up. */
  @Scheduled(fixedRateString = "${participation.partners.register.every:1m}")
  void checkDue() {
    if (!sweep.tryLock()) {
      return;
    }
    try {
      List<String> due;
      do {
        due = checks.due(clock.instant(), BATCH);
        due.forEach(this::check);
      } while (due.size() == BATCH && !Thread.currentThread().isInterrupted());
    } finally {
      sweep.unlock();
    }
  }

  private void check(String id) {
    try {
      Instant now = clock.instant();
      Instant claim = now.plus(settings.lease());
      checks.claim(id, now, claim).ifPresent(waiting -> check(waiting, claim));
    } catch (RuntimeException failed) {
      // Claimed, it comes after all the others, and is tried again.
      LOG.error("The register entry of partner {} cannot be checked now.", id, failed);
    }
  }

  private void check(Waiting waiting, Instant claim) {
    RegisterAnswer answer = register.check(waiting.organisation());
    Instant now = clock.instant();
    boolean inVain = answer.result() == RegisterResult.UNAVAILABLE;
    int attempts = inVain ? waiting.attempt() : 0;
    RegisterFinding finding =
        new RegisterFinding(answer.result(), answer.source(), answer.concerns(), now, attempts);
    Instant again = inVain ? now.plus(settings.delayAfter(attempts)) : null;
    if (!checks.keep(waiting.id(), claim, finding, again)) {
      LOG.debug("Partner {} changed while its register entry was checked.", waiting.id());
    }
  }
}
