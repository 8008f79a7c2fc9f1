package city.participation.events.guest;

import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** No pass of a guest who is erased counts any more, for as long as one could. */
@Component
public class EndPasses {

  private final VoidPasses voidPasses;
  private final Clock clock;
  private final Duration voidFor;

  EndPasses(
      VoidPasses voidPasses,
      Clock clock,
      @Value("${participation.guests.void-for:90d}") Duration voidFor) {
    this.voidPasses = voidPasses;
    this.clock = clock;
    this.voidFor = voidFor;
  }

  /** Whoever has an account has no passes. */
  public void of(String person) {
    if (Registrant.isGuest(person)) {
      voidPasses.add(person, clock.instant().plus(voidFor));
    }
  }

  @Scheduled(fixedDelayString = "1h", initialDelayString = "10m")
  void forget() {
    voidPasses.forget(clock.instant());
  }
}
