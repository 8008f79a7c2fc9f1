package city.participation.events.event;

import city.participation.events.RequestKey;
import city.participation.events.ScopedKey;
import city.participation.events.booking.BookResources;
import city.participation.events.booking.Booking;
import city.participation.events.event.Event.Decision;
import city.participation.events.programme.Person;
import city.participation.messaging.outbox.KeptAnswer;
import city.participation.messaging.outbox.StaleAggregateException;
import city.participation.messaging.outbox.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The way that every change of an existing event takes, whatever it does: what it needs for itself
 * alone is booked before, and what it no longer needs is released after.
 */
@Component
class EventChanges {

  private static final Logger LOG = LoggerFactory.getLogger(EventChanges.class);
  private static final int ATTEMPTS = 5;

  private final Events events;
  private final BookResources resources;
  private final ShowEvent show;
  private final Links links;

  EventChanges(Events events, BookResources resources, ShowEvent show, Links links) {
    this.events = events;
    this.resources = resources;
    this.show = show;
    this.links = links;
  }

  /** Changes the version that the person has seen, or nothing. */
  Outcome change(
      String id,
      Person person,
      long version,
      @Nullable RequestKey<EventView> key,
      Function<Event, Decision> decision) {
    return change(id, person, version, key, false, decision);
  }

  /** {@code anyway}: whoever else has its venue and staff. */
  Outcome change(
      String id,
      Person person,
      long version,
      @Nullable RequestKey<EventView> key,
      boolean anyway,
      Function<Event, Decision> decision) {
    for (int attempt = 1; ; attempt++) {
      Optional<Stored<Event>> found = events.find(id).filter(it -> it.state().isVisibleTo(person));
      if (found.isEmpty()) {
        return new Outcome.Refused(new Refusal.NotFound());
      }
      Stored<Event> before = found.get();
      if (key != null && before.hasAnswered(scoped(key, person))) {
        Optional<Outcome> repeated = repeated(id, person, key);
        if (repeated.isPresent()) {
          return repeated.get();
        }
      }
      if (before.version() != version) {
        return new Outcome.Refused(new Refusal.Stale(before.version()));
      }
      switch (decision.apply(before.state())) {
        case Decision.Refused(Refusal why) -> {
          return new Outcome.Refused(why);
        }
        case Decision.Taken(Event after, var facts) -> {
          if (after.equals(before.state())) {
            return new Outcome.Done(show.view(after, version, person));
          }
          Refusal unlinked = links.flaw(before.state(), after);
          if (unlinked != null) {
            return new Outcome.Refused(unlinked);
          }
          try {
            return take(before, after, facts, person, key, anyway);
          } catch (StaleAggregateException lost) {
            if (attempt == ATTEMPTS) {
              return new Outcome.Refused(new Refusal.Stale(lost.currentVersion().orElse(version)));
            }
            // The next look tells whether another change or this very request under the same key
            // came first, or whether it was too slow and has to book once more.
          }
        }
      }
    }
  }

  private Outcome take(
      Stored<Event> before,
      Event after,
      List<EventFact> facts,
      Person person,
      @Nullable RequestKey<EventView> key,
      boolean anyway) {
    Booking wanted =
        Events.booking(after).filter(it -> !it.claim().equals(before.state().claim())).orElse(null);
    if (wanted != null) {
      if (anyway) {
        resources.bookAnyway(wanted);
      } else {
        List<Booking> inTheWay = resources.book(wanted);
        if (!inTheWay.isEmpty()) {
          return new Outcome.Refused(new Refusal.Taken(clashes(inTheWay)));
        }
      }
    }
    EventView view = show.view(after, before.version() + 1, person);
    try {
      events.update(before, after, facts, kept(key, person, view));
    } catch (RuntimeException failed) {
      if (wanted != null) {
        release(wanted);
      }
      throw failed;
    }
    Events.booking(before.state())
        .filter(it -> !it.claim().equals(after.claim()))
        .ifPresent(this::release);
    return new Outcome.Done(view);
  }

  /** What is left over does no harm: nobody stands on it, and who meets it takes it away. */
  private void release(Booking booking) {
    try {
      resources.release(booking);
    } catch (RuntimeException failed) {
      LOG.warn(
          "The bookings of event {} stay until somebody meets them.", booking.holder(), failed);
    }
  }

  private List<Clash> clashes(List<Booking> inTheWay) {
    List<Clash> clashes = new ArrayList<>();
    for (Event event : events.all(inTheWay.stream().map(Booking::holder).distinct().toList())) {
      event
          .scheduled()
          .ifPresent(plan ->
              clashes.add(
                  new Clash(event.id(), event.content().title(), plan.startsAt(), plan.endsAt())));
    }
    clashes.sort(Clash.EARLIEST_FIRST);
    return List.copyOf(clashes);
  }

  Optional<Outcome> repeated(String id, Person person, @Nullable RequestKey<EventView> key) {
    if (key == null) {
      return Optional.empty();
    }
    return events
        .keptAnswer(id, scoped(key, person))
        .map(kept ->
            kept.fingerprint().equals(key.fingerprint())
                ? new Outcome.Repeated(kept.answer())
                : new Outcome.Refused(new Refusal.KeyReused()));
  }

  static @Nullable KeptAnswer kept(
      @Nullable RequestKey<EventView> key, Person person, EventView view) {
    return key == null
        ? null
        : new KeptAnswer(scoped(key, person), key.fingerprint(), key.answer().apply(view));
  }

  /** One person's keys never meet another's. */
  private static String scoped(RequestKey<EventView> key, Person person) {
    return new ScopedKey(person.id(), key.value()).hash();
  }
}
