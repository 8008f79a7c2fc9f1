package city.participation.messaging.inbox;

import city.participation.messaging.inbox.Rows.Held;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/** Shows what is parked, and takes it up again once its cause is mended. */
@Endpoint(id = "parked")
final class ParkedEndpoint {

  private static final int AT_A_TIME = 1000;

  private final Inboxes inboxes;
  private final DeadLetters deadLetters;

  ParkedEndpoint(Inboxes inboxes, DeadLetters deadLetters) {
    this.inboxes = inboxes;
    this.deadLetters = deadLetters;
  }

  /** What is parked. */
  record Parked(List<Held> subjects, long deadLetters) {}

  /** What was taken up. */
  record Redriven(int subjects, int deadLetters) {}

  @ReadOperation
  Parked parked() {
    List<Held> held = new ArrayList<>();
    inboxes.all().forEach(inbox -> held.addAll(inbox.rows().held(AT_A_TIME)));
    return new Parked(held, deadLetters.count());
  }

  /** Doing it twice does no harm: what was applied before is known by its number. */
  @WriteOperation
  Redriven redrive() {
    int subjects = 0;
    for (Inbox<?> inbox : inboxes.all()) {
      for (Held held : inbox.rows().held(AT_A_TIME)) {
        inbox.redrive(held.subject());
        subjects++;
      }
    }
    return new Redriven(subjects, deadLetters.redrive());
  }
}
