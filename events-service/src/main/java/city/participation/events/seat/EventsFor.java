package city.participation.events.seat;

import city.participation.events.content.Audience;
import city.participation.events.event.EventStanding;
import city.participation.events.programme.Person;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Events as somebody may know of them. */
@Component
public class EventsFor {

  private final Standings standings;

  EventsFor(Standings standings) {
    this.standings = standings;
  }

  /** {@code viewer}: null for somebody without a token. */
  public Optional<EventStanding> find(String eventId, @Nullable Person viewer) {
    boolean ofTheCity = viewer != null && viewer.ofTheCity();
    return standings.of(eventId).filter(it -> it.audience() == Audience.PUBLIC || ofTheCity);
  }

  /** Also what is drafted, as far as the viewer is of the city. */
  Optional<EventStanding> findPlanned(String eventId, @Nullable Person viewer) {
    return viewer != null && viewer.ofTheCity()
        ? standings.planned(eventId)
        : find(eventId, viewer);
  }
}
