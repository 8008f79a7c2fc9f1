package city.participation.notifications.registration;

import city.participation.notifications.event.FindPastEvents;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets who was registered some time after the event. Several instances may do it at once. */
@Component
class ForgetRegistered {

  private static final int AT_ONCE = 100;

  private final FindPastEvents findPastEvents;
  private final KnownRegistrations knownRegistrations;
  private final Clock clock;
  private final Duration keep;

  ForgetRegistered(
      FindPastEvents findPastEvents,
      KnownRegistrations knownRegistrations,
      Clock clock,
      @Value("${participation.registration.keep:30d}") Duration keep) {
    this.findPastEvents = findPastEvents;
    this.knownRegistrations = knownRegistrations;
    this.clock = clock;
    this.keep = keep;
  }

  @Scheduled(
      fixedDelayString = "${participation.registration.forget-every:1h}",
      initialDelayString = "5m")
  void forget() {
    Instant before = clock.instant().minus(keep);
    List<String> past;
    do {
      past = findPastEvents.before(before, AT_ONCE);
      for (String event : past) {
        knownRegistrations.forgetAllOf(event);
        findPastEvents.forgotten(event, before);
      }
    } while (past.size() == AT_ONCE);
  }
}
