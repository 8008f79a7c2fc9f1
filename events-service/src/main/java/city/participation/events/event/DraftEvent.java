package city.participation.events.event;

import city.participation.events.RequestKey;
import city.participation.events.ScopedKey;
import city.participation.events.programme.FindProgrammes;
import city.participation.events.programme.Person;
import city.participation.events.programme.ProgrammeStanding;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Staff draft an event, amend what it says, and drop it. */
@Component
public class DraftEvent {

  private final Events events;
  private final EventChanges changes;
  private final ShowEvent show;
  private final FindProgrammes programmes;
  private final Clock clock;

  DraftEvent(
      Events events, EventChanges changes, ShowEvent show, FindProgrammes programmes, Clock clock) {
    this.events = events;
    this.changes = changes;
    this.show = show;
    this.programmes = programmes;
    this.clock = clock;
  }

  public Outcome draft(EventDraft draft, Person person, @Nullable RequestKey<EventView> key) {
    Instant now = clock.instant();
    ProgrammeStanding programme = programmes.find(draft.programmeId()).orElse(null);
    Refusal flaw = PlanRules.flaw(draft.plan(), programme, now);
    if (flaw != null || programme == null) {
      return new Outcome.Refused(flaw == null ? new Refusal.NotFound() : flaw);
    }
    String id =
        key == null ? UUID.randomUUID().toString() : new ScopedKey(person.id(), key.value()).id();
    Event drafted = Event.draft(id, person, draft, programme.audience(), now);
    EventView view = show.view(drafted, 1, person);
    try {
      events.add(drafted, EventChanges.kept(key, person, view));
      return new Outcome.Done(view);
    } catch (DuplicateKeyException taken) {
      // The id comes from the key; without a kept answer that was used longer ago than those are
      // kept, and is spent.
      return changes
          .repeated(id, person, key)
          .orElseGet(() -> new Outcome.Refused(new Refusal.KeyReused()));
    }
  }

  /** {@code change}: from what it says now to what it shall say. */
  public Outcome amend(String id, Person person, long version, UnaryOperator<EventDraft> change) {
    return changes.change(
        id,
        person,
        version,
        null,
        it -> {
          EventDraft changed =
              change.apply(new EventDraft(it.programmeId(), it.content(), it.plan()));
          return EventSteps.amend(
              it,
              person,
              changed,
              programmes.find(changed.programmeId()).orElse(null),
              clock.instant());
        });
  }

  public Outcome discard(
      String id, Person person, long version, @Nullable RequestKey<EventView> key, String reason) {
    return changes.change(
        id, person, version, key, it -> EventSteps.discard(it, person, reason, clock.instant()));
  }
}
