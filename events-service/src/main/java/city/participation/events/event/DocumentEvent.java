package city.participation.events.event;

import city.participation.events.RequestKey;
import city.participation.events.content.Documentation;
import city.participation.events.programme.Person;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Staff tell what came of an event, once it was held, and correct it. */
@Component
public class DocumentEvent {

  private final EventChanges changes;
  private final Clock clock;

  DocumentEvent(EventChanges changes, Clock clock) {
    this.changes = changes;
    this.clock = clock;
  }

  public Outcome document(
      String id,
      Person person,
      long version,
      @Nullable RequestKey<EventView> key,
      Documentation documentation,
      @Nullable String reason) {
    return changes.change(
        id,
        person,
        version,
        key,
        it -> EventSteps.document(it, person, documentation, reason, clock.instant()));
  }

  public Outcome correct(
      String id,
      Person person,
      long version,
      @Nullable RequestKey<EventView> key,
      Documentation documentation,
      String reason) {
    return changes.change(
        id,
        person,
        version,
        key,
        it -> EventSteps.correct(it, person, documentation, reason, clock.instant()));
  }
}
