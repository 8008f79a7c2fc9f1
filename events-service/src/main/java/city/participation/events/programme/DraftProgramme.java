package city.participation.events.programme;

import city.participation.events.RequestKey;
import city.participation.events.ScopedKey;
import city.participation.events.content.ProgrammeContent;
import java.time.Clock;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Staff draft a programme, and amend what it says. */
@Component
public class DraftProgramme {

  private final Programmes programmes;
  private final ProgrammeChanges changes;
  private final ShowProgramme show;
  private final Clock clock;

  DraftProgramme(Programmes programmes, ProgrammeChanges changes, ShowProgramme show, Clock clock) {
    this.programmes = programmes;
    this.changes = changes;
    this.show = show;
    this.clock = clock;
  }

  public Outcome draft(
      ProgrammeContent content, Person person, @Nullable RequestKey<ProgrammeView> key) {
    String id =
        key == null ? UUID.randomUUID().toString() : new ScopedKey(person.id(), key.value()).id();
    Programme drafted = Programme.draft(id, person, content, clock.instant());
    ProgrammeView view = show.view(drafted, 1, person);
    try {
      programmes.add(drafted, ProgrammeChanges.kept(key, person, view));
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
  public Outcome amend(
      String id, Person person, long version, UnaryOperator<ProgrammeContent> change) {
    return changes.change(
        id,
        person,
        version,
        null,
        it -> ProgrammeSteps.amend(it, person, change.apply(it.content()), clock.instant()));
  }
}
