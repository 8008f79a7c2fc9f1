package city.participation.events.registration;

import city.participation.events.event.EventStanding;
import city.participation.events.seat.SeatBook;
import city.participation.events.seat.SeatState;
import city.participation.events.seat.Standings;
import city.participation.messaging.outbox.OutboxFullException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Finishes what a crash left half done, offers seats that became free, and follows the event. Any
 * instance may do it, twice or at the same time.
 */
@Component
class SettleSeats {

  private static final Logger LOG = LoggerFactory.getLogger(SettleSeats.class);
  private static final int BATCH = 100;

  /** So that one that cannot be settled comes after all the others, and is tried again. */
  private static final Duration CLAIM = Duration.ofMinutes(1);

  /** Until what others are about is looked at again. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final SeatBook book;
  private final Standings standings;
  private final WriteSteps steps;
  private final CloseRegistrations close;
  private final OfferSeats offer;
  private final Clock clock;

  SettleSeats(
      SeatBook book,
      Standings standings,
      WriteSteps steps,
      CloseRegistrations close,
      OfferSeats offer,
      Clock clock) {
    this.book = book;
    this.standings = standings;
    this.steps = steps;
    this.close = close;
    this.offer = offer;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${participation.events.seats-every:1s}")
  void settleDue() {
    List<String> due;
    do {
      Instant now = clock.instant();
      due = book.due(now, BATCH);
      for (String eventId : due) {
        Instant claimed = now.plus(CLAIM);
        if (!book.claim(eventId, now, claimed)) {
          continue;
        }
        try {
          book.rest(eventId, claimed, settle(eventId));
        } catch (OutboxFullException later) {
          LOG.warn("Seats are not offered for now: {}", later.getMessage());
          return;
        } catch (RuntimeException failed) {
          // Claimed, it comes again by itself, and not before all the others.
          LOG.error("The seats of event {} cannot be settled now.", eventId, failed);
        }
      }
    } while (due.size() == BATCH);
  }

  /** When to look again; null: never. */
  private @Nullable Instant settle(String eventId) {
    Optional<SeatState> seen = book.read(eventId);
    if (seen.isEmpty()) {
      return null;
    }
    steps.finishAll(seen.get());
    Instant soon = clock.instant().plus(PAUSE);
    Optional<EventStanding> event = standings.planned(eventId);
    if (event.isEmpty()) {
      // Seats of a series are there before its event.
      return clock.instant().plus(CLAIM);
    }
    Optional<Instant> again = close.with(event.get(), seen.get().plan());
    return offer.of(event.get()) ? again.orElse(null) : soon;
  }
}
