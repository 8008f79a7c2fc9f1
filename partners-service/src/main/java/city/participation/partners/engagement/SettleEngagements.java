package city.participation.partners.engagement;

import city.participation.messaging.outbox.OutboxFullException;
import city.participation.messaging.outbox.StaleAggregateException;
import city.participation.messaging.outbox.Stored;
import city.participation.partners.engagement.Engagement.Decision;
import city.participation.partners.partner.FindStanding;
import city.participation.partners.programme.FindProgramme;
import city.participation.partners.programme.ProgrammeEnd;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks again and again whether what is open still may be, and ends what may not: by its programme,
 * by the partner's accreditation. Any instance may do it, twice or at the same time: one is moved
 * on by one update of the version that was read. That each is looked at again makes it safe:
 * whatever is missed at a moment, as a proposal made while its programme closes, is met at the next
 * look.
 */
@Component
class SettleEngagements implements ProgrammeEnd {

  private static final Logger LOG = LoggerFactory.getLogger(SettleEngagements.class);
  private static final int BATCH = 100;

  /** So that one that cannot be settled comes after all the others, and is tried again. */
  private static final Duration CLAIM = Duration.ofMinutes(1);

  private final Engagements engagements;
  private final FindStanding findStanding;
  private final FindProgramme findProgramme;
  private final Clock clock;

  SettleEngagements(
      Engagements engagements,
      FindStanding findStanding,
      FindProgramme findProgramme,
      Clock clock) {
    this.engagements = engagements;
    this.findStanding = findStanding;
    this.findProgramme = findProgramme;
    this.clock = clock;
  }

  /** At once rather than at the next look; that comes, should this be in vain. */
  @Override
  public void ended(String programme) {
    engagements.lookAt(programme, clock.instant());
  }

  @Scheduled(fixedDelayString = "${participation.partners.look-every:15s}")
  void settleDue() {
    List<String> due;
    do {
      Instant now = clock.instant();
      due = engagements.due(now, BATCH);
      for (String id : due) {
        if (!engagements.claim(id, now, now.plus(CLAIM))) {
          continue;
        }
        try {
          settle(id, now);
        } catch (OutboxFullException later) {
          LOG.warn("Engagements stay as they are for now: {}", later.getMessage());
          return;
        } catch (RuntimeException failed) {
          LOG.error("Engagement {} cannot be settled now.", id, failed);
        }
      }
    } while (due.size() == BATCH);
  }

  private void settle(String id, Instant now) {
    Stored<Engagement> before = engagements.find(id).orElse(null);
    if (before == null) {
      return;
    }
    Proposal proposal = before.state().proposal();
    Decision decision =
        before
            .state()
            .settle(
                findStanding.of(proposal.partner()), findProgramme.find(proposal.programme()), now);
    if (decision instanceof Decision.Taken(Engagement after, var facts)) {
      if (facts.isEmpty()) {
        // Nobody has to know that it was looked at, least of all who is about to change it.
        engagements.postpone(id, now.plus(CLAIM), now.plus(Engagement.LOOK));
        return;
      }
      try {
        engagements.update(before, after, facts, null);
      } catch (StaleAggregateException changed) {
        // By a person just now. Claimed, it comes again by itself, as it is then.
        LOG.debug("Engagement {} changed while it was settled.", id);
      }
    }
  }
}
