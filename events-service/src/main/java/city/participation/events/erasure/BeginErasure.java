package city.participation.events.erasure;

import city.participation.events.guest.EndPasses;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Notes that a person is to be erased: that takes longer than a message may. */
@Component
public class BeginErasure {

  private final Erasures erasures;
  private final EndPasses endPasses;
  private final Clock clock;

  BeginErasure(Erasures erasures, EndPasses endPasses, Clock clock) {
    this.erasures = erasures;
    this.endPasses = endPasses;
    this.clock = clock;
  }

  public void of(String id, String person, Instant requestedAt) {
    endPasses.of(person);
    erasures.add(Erasure.of(id, person, requestedAt, clock.instant()));
  }
}
