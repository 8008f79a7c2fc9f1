package city.participation.events.series;

import city.participation.events.event.Clash;
import city.participation.events.event.LeadOccurrence;
import city.participation.events.event.SeriesPlace;
import city.participation.events.programme.Person;
import city.participation.events.seat.CopySeats;
import city.participation.events.series.Occurrence.State;
import city.participation.messaging.outbox.OutboxFullException;
import city.participation.messaging.outbox.StaleAggregateException;
import city.participation.messaging.outbox.Stored;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Makes the events of series, and ends them, one after the other. Any instance may do it, twice or
 * at the same time: an event's id says which one of which series it is, and so it is made once.
 */
@Component
class SettleSeries {

  private static final Logger LOG = LoggerFactory.getLogger(SettleSeries.class);
  private static final int BATCH = 10;

  /** So that one that cannot be settled comes after all the others, and is tried again. */
  private static final Duration CLAIM = Duration.ofMinutes(1);

  private final AllSeries series;
  private final LeadOccurrence lead;
  private final CopySeats seats;
  private final Clock clock;

  SettleSeries(AllSeries series, LeadOccurrence lead, CopySeats seats, Clock clock) {
    this.series = series;
    this.lead = lead;
    this.seats = seats;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${participation.events.settle-every:5s}")
  void settleDue() {
    Instant now = clock.instant();
    for (String id : series.due(now, BATCH)) {
      if (!series.claim(id, now, now.plus(CLAIM))) {
        continue;
      }
      try {
        settle(id);
      } catch (OutboxFullException later) {
        LOG.warn("Series are not made for now: {}", later.getMessage());
        return;
      } catch (RuntimeException failed) {
        // Claimed, it comes again by itself, and not before all the others.
        LOG.error("Series {} cannot go on now.", id, failed);
      }
    }
  }

  /** Until there is nothing left, whoever changes it meanwhile. */
  void settle(String id) {
    Optional<Stored<Series>> found = series.find(id);
    while (found.isPresent() && found.get().state().due() != null) {
      step(found.get());
      found = series.find(id);
    }
  }

  private void step(Stored<Series> before) {
    Series now = before.state();
    Occurrence next = now.next().orElse(null);
    try {
      series.update(before, next == null ? now.settled() : now.with(done(now, next)), null);
    } catch (StaleAggregateException changed) {
      // Noted by another instance. Or it is being ended, and may have been without this one.
      if (next != null) {
        series
            .find(now.id())
            .map(Stored::state)
            .filter(it -> it.reason() != null)
            .ifPresent(it -> end(it, next));
      }
    }
  }

  private Occurrence done(Series its, Occurrence occurrence) {
    if (its.status() == SeriesStatus.ENDING) {
      end(its, occurrence);
      return occurrence.became(State.ENDED, occurrence.clashes());
    }
    if (its.seats() != null) {
      // Before anybody can register.
      seats.to(occurrence.eventId(), its.seats());
    }
    return lead.make(
            occurrence.eventId(),
            Expansion.draft(its.template(), occurrence.start()),
            new SeriesPlace(its.id(), occurrence.start()),
            its.by().toPerson())
        .map(why ->
            occurrence.became(
                State.LEFT,
                why instanceof city.participation.events.event.Refusal.Taken(List<Clash> clashes)
                    ? clashes
                    : List.of()))
        .orElseGet(() -> occurrence.became(State.SCHEDULED, List.of()));
  }

  private void end(Series its, Occurrence occurrence) {
    Person person = its.by().toPerson();
    lead.end(occurrence.eventId(), person, Objects.requireNonNull(its.reason()));
  }
}
