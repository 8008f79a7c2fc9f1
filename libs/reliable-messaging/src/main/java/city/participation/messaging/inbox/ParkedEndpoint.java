package city.participation.messaging.inbox;

import city.participation.messaging.inbox.Rows.Held;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/** Shows what is parked, and takes it up again once its cause is mended. */
@Endpoint(id = "parked")
final class ParkedEndpoint {

  private final Inboxes inboxes;
  private final DeadLetters deadLetters;

  ParkedEndpoint(Inboxes inboxes, DeadLetters deadLetters) {
    this.inboxes = inboxes;
    this.deadLetters = deadLetters;
  }

  /**
   * What is parked.
   *
   * @param deadLetters null while the broker cannot be asked
   */
  record Parked(List<Held> subjects, @Nullable Long deadLetters) {}

  /**
   * What was taken up.
   *
   * @param failed subjects that could not be, beside those that could; the log says why
   */
  record Redriven(int subjects, int failed, int deadLetters) {}

  @ReadOperation
  Parked parked() {
    List<Held> held = new ArrayList<>();
    inboxes.all().forEach(inbox -> inbox.forEachHeld(true, held::add));
    OptionalLong dead = deadLetters.count();
    return new Parked(held, dead.isPresent() ? dead.getAsLong() : null);
  }

  /** Doing it twice does no harm: what was applied before is known by its number. */
  @WriteOperation
  Redriven redrive() {
    AtomicInteger subjects = new AtomicInteger();
    int failed = 0;
    int dead;
    try {
      for (Inbox<?> inbox : inboxes.all()) {
        failed +=
            inbox.forEachHeld(
                true,
                held -> {
                  inbox.redrive(held.subject());
                  subjects.incrementAndGet();
                });
      }
    } finally {
      dead = deadLetters.redrive();
    }
    return new Redriven(subjects.get(), failed, dead);
  }
}
