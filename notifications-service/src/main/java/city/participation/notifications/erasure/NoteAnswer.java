package city.participation.notifications.erasure;

import city.participation.messaging.outbox.StaleAggregateException;
import city.participation.messaging.outbox.Stored;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Another service says that it has erased the person. */
@Component
public class NoteAnswer {

  private static final Logger log = LoggerFactory.getLogger(NoteAnswer.class);
  private static final int ATTEMPTS = 10;

  private final Erasures erasures;
  private final Clock clock;

  NoteAnswer(Erasures erasures, Clock clock) {
    this.erasures = erasures;
    this.clock = clock;
  }

  public void of(String id, String service, Instant erasedAt) {
    for (int attempt = 1; ; attempt++) {
      Optional<Stored<Erasure>> before = erasures.find(id);
      if (before.isEmpty()) {
        // It can no more be told to anybody; what is erased stays so.
        log.warn("{} has erased somebody for {}, which nobody asked for here", service, id);
        return;
      }
      Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
      Erasure after = before.get().state().erasedBy(service, erasedAt, now);
      if (after.equals(before.get().state())) {
        return;
      }
      try {
        erasures.update(before.get(), after);
        return;
      } catch (StaleAggregateException changed) {
        // By another answer, or by the sweep: what it said must not be lost.
        if (attempt == ATTEMPTS) {
          throw changed;
        }
      }
    }
  }
}
