package city.participation.ideas.idea;

import city.participation.ideas.idea.Idea.Decision;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Somebody brings in an idea, at once or by way of a draft. */
@Component
public class SubmitIdea {

  private static final Duration DAY = Duration.ofDays(1);

  private final Ideas ideas;
  private final IdeaChanges changes;
  private final Belonging belonging;
  private final ShowIdea show;
  private final Clock clock;
  private final int ideasADay;

  SubmitIdea(
      Ideas ideas,
      IdeaChanges changes,
      Belonging belonging,
      ShowIdea show,
      Clock clock,
      @Value("${participation.ideas.ideas-a-day}") int ideasADay) {
    this.ideas = ideas;
    this.changes = changes;
    this.belonging = belonging;
    this.show = show;
    this.clock = clock;
    this.ideasADay = ideasADay;
  }

  /**
   * Takes in an idea.
   *
   * @param draft keep it as a draft for now
   */
  public Outcome create(
      IdeaContent content, Origin origin, Person person, boolean draft, @Nullable RequestKey key) {
    if (origin != Origin.WEB && !person.staff()) {
      return new Outcome.Refused(new Refusal.OriginNotYours(origin));
    }
    if (origin != Origin.WEB && person.office() == null) {
      return new Outcome.Refused(new Refusal.OfficeMissing());
    }
    Instant now = clock.instant();
    String id = key == null ? UUID.randomUUID().toString() : idOf(person, key);
    // What staff enter is other people's: after an event it is a pile of letters.
    Optional<Refusal> quota = origin == Origin.WEB ? usedUp(person, now) : Optional.empty();
    Optional<Refusal> refusal = quota.or(() -> unfit(content, person, draft, now));
    if (refusal.isPresent()) {
      // What was taken in while it could be is answered as it was then.
      return changes.repeated(id, person, key).orElseGet(() -> new Outcome.Refused(refusal.get()));
    }
    Idea drafted = Idea.draft(id, person, origin, content, now);
    Decision decision =
        draft
            ? new Decision.Taken(drafted, List.of())
            : drafted.in(belonging.audienceOf(content)).submit(person, now);
    return switch (decision) {
      case Decision.Refused(Refusal why) -> new Outcome.Refused(why);
      case Decision.Taken(Idea idea, var facts) -> {
        IdeaView view = show.view(idea, 1, person);
        try {
          ideas.add(idea, facts, IdeaChanges.kept(key, person, view));
          yield new Outcome.Done(view);
        } catch (DuplicateKeyException taken) {
          // The id comes from the key, so this key was used before; longer ago than answers are
          // kept, it is simply spent.
          yield changes
              .repeated(id, person, key)
              .orElseGet(() -> new Outcome.Refused(new Refusal.KeyReused()));
        }
      }
    };
  }

  public Outcome submit(String id, Person person, long version, @Nullable RequestKey key) {
    return changes.change(id, person, version, key, idea -> submit(idea, person, clock.instant()));
  }

  private Decision submit(Idea idea, Person person, Instant now) {
    Decision decision = idea.in(belonging.audienceOf(idea.content())).submit(person, now);
    // First whether the person may at all: what others plan is nobody's business.
    return decision instanceof Decision.Taken
        ? unfit(idea.content(), person, false, now)
            .<Decision>map(Decision.Refused::new)
            .orElse(decision)
        : decision;
  }

  private Optional<Refusal> unfit(IdeaContent content, Person person, boolean draft, Instant now) {
    return draft
        ? belonging.ofDraft(content, person)
        : belonging.ofSubmission(content, person, now);
  }

  private Optional<Refusal> usedUp(Person person, Instant now) {
    if (ideasADay == 0) {
      return Optional.empty();
    }
    return ideas
        .createdAt(person.id(), now.minus(DAY), ideasADay)
        .map(first -> new Refusal.QuotaUsedUp(ideasADay, Duration.between(now, first.plus(DAY))));
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
