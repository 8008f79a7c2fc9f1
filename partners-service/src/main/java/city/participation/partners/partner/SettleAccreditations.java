package city.participation.partners.partner;

import city.participation.messaging.outbox.OutboxFullException;
import city.participation.messaging.outbox.StaleAggregateException;
import city.participation.messaging.outbox.Stored;
import city.participation.partners.partner.Partner.Decision;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Reminds of terms that near their end, ends them, gives up on answers that did not come, and
 * forgets invitations that nobody used. Any instance may do it, twice or at the same time: a
 * partner is moved on by one update of the version that was read, with the messages in it.
 */
@Component
class SettleAccreditations {

  private static final Logger LOG = LoggerFactory.getLogger(SettleAccreditations.class);
  private static final int BATCH = 100;

  /** So that one that cannot be settled comes after all the others, and is tried again. */
  private static final Duration CLAIM = Duration.ofMinutes(1);

  private final Partners partners;
  private final Clock clock;

  SettleAccreditations(Partners partners, Clock clock) {
    this.partners = partners;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${participation.partners.settle-every:1m}")
  void settleDue() {
    List<String> due;
    do {
      Instant now = clock.instant();
      due = partners.due(now, BATCH);
      for (String id : due) {
        if (!partners.claim(id, now, now.plus(CLAIM))) {
          continue;
        }
        try {
          settle(id, now);
        } catch (OutboxFullException later) {
          LOG.warn("Terms stay unsettled for now: {}", later.getMessage());
          return;
        } catch (RuntimeException failed) {
          LOG.error("The term of partner {} cannot be settled now.", id, failed);
        }
      }
    } while (due.size() == BATCH);
  }

  private void settle(String id, Instant now) {
    Stored<Partner> before = partners.find(id).orElse(null);
    if (before == null) {
      return;
    }
    Partner partner = before.state();
    Instant invitations = partner.representation().due();
    if (invitations != null && !now.isBefore(invitations)) {
      partner = partner.withoutForgottenInvitationsAt(now);
    }
    if (TermSteps.settle(partner, now) instanceof Decision.Taken(Partner after, var facts)
        && !after.equals(before.state())) {
      try {
        partners.update(before, after, facts, null);
      } catch (StaleAggregateException changed) {
        // By a person just now. Claimed, it comes again by itself, as it is then.
        LOG.debug("Partner {} changed while its term was settled.", id);
      }
    }
  }
}
