package city.participation.events.seat;

import city.participation.events.event.EventStanding;
import city.participation.events.event.FindStanding;
import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
class PresentStandings implements Standings {

  private final FindStanding find;

  PresentStandings(FindStanding find) {
    this.find = find;
  }

  @Override
  public Optional<EventStanding> of(String eventId) {
    return find.of(eventId);
  }

  @Override
  public Optional<EventStanding> planned(String eventId) {
    return find.planned(eventId);
  }
}
