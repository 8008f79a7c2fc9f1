package city.participation.events.seat;

import city.participation.events.event.EventStanding;
import java.util.Optional;

/** How events stand. */
public interface Standings {

  /** Empty if there is no such event, or it was never scheduled. */
  Optional<EventStanding> of(String eventId);

  /** Empty if there is no such event, or it does not say yet when and how people come. */
  Optional<EventStanding> planned(String eventId);
}
