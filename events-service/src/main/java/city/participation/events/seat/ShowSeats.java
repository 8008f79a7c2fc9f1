package city.participation.events.seat;

import city.participation.events.programme.Person;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How many seats an event has left, to everybody whom it is for. */
@Component
public class ShowSeats {

  private final SeatBook book;
  private final EventsFor events;

  ShowSeats(SeatBook book, EventsFor events) {
    this.book = book;
    this.events = events;
  }

  public Optional<SeatsView> show(String eventId, @Nullable Person viewer) {
    return events
        .findPlanned(eventId, viewer)
        .flatMap(it -> book.glance(eventId))
        .map(SeatsView::of);
  }
}
