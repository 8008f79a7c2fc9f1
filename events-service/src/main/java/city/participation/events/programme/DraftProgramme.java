package city.participation.events.programme;

import city.participation.events.content.ProgrammeContent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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

  public Outcome draft(ProgrammeContent content, Person person, @Nullable RequestKey key) {
    String id = key == null ? UUID.randomUUID().toString() : idOf(person, key);
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

  /** The same person and key always give the same id: the database's own key refuses a second. */
  private static String idOf(Person person, RequestKey key) {
    byte[] hash;
    try {
      hash =
          MessageDigest.getInstance("SHA-256")
              .digest((person.id() + "\n" + key.value()).getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
    ByteBuffer bits = ByteBuffer.wrap(hash);
    long high = (bits.getLong() & 0xFFFFFFFFFFFF0FFFL) | 0x8000L; // version 8: made by hand
    long low = (bits.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new UUID(high, low).toString();
  }
}
