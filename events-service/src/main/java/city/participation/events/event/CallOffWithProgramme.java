package city.participation.events.event;

import city.participation.events.programme.CallingsOff;
import city.participation.events.programme.CallingsOff.CallingOff;
import city.participation.messaging.outbox.OutboxFullException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Calls off what has not begun of a programme that was called off, event by event. Any instance may
 * do it, twice or at the same time: what is called off already stays as it is.
 */
@Component
class CallOffWithProgramme {

  private static final Logger LOG = LoggerFactory.getLogger(CallOffWithProgramme.class);
  private static final int BATCH = 100;

  /** So that one that cannot go on comes after all the others, and is tried again. */
  private static final Duration CLAIM = Duration.ofSeconds(30);

  /** Somebody who had seen the programme before may schedule an event so long after. */
  static final Duration LATE = Duration.ofSeconds(20);

  private final CallingsOff callingsOff;
  private final Events events;
  private final LeadOccurrence lead;
  private final Clock clock;

  CallOffWithProgramme(CallingsOff callingsOff, Events events, LeadOccurrence lead, Clock clock) {
    this.callingsOff = callingsOff;
    this.events = events;
    this.lead = lead;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${participation.events.settle-every:5s}")
  void settleDue() {
    Instant now = clock.instant();
    for (CallingOff one : callingsOff.due(now, BATCH)) {
      if (!callingsOff.claim(one, now, now.plus(CLAIM))) {
        continue;
      }
      try {
        settle(one, now);
      } catch (OutboxFullException later) {
        LOG.warn("Events of programmes are not called off for now: {}", later.getMessage());
        return;
      } catch (RuntimeException failed) {
        LOG.error(
            "The events of programme {} cannot be called off now.", one.programmeId(), failed);
      }
    }
  }

  /** Who looks so late finds all that there ever will be. */
  private void settle(CallingOff one, Instant now) {
    List<String> ahead = events.aheadIn(one.programmeId(), "", BATCH);
    while (!ahead.isEmpty()) {
      ahead.forEach(it -> lead.end(it, one.by(), one.reason()));
      ahead = events.aheadIn(one.programmeId(), ahead.getLast(), BATCH);
    }
    if (!now.isBefore(one.at().plus(LATE))) {
      callingsOff.settled(one);
    }
  }
}
