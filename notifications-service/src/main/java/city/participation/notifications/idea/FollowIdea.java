package city.participation.notifications.idea;

import city.participation.notifications.inbox.TellPerson;
import city.participation.notifications.wording.Matter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Remembers what happened to an idea and tells its author what the author is owed. */
@Component
public class FollowIdea {

  private final TellPerson tellPerson;

  FollowIdea(TellPerson tellPerson) {
    this.tellPerson = tellPerson;
  }

  /** {@code message}: the id of the message that brought the fact. */
  public KnownIdea follow(@Nullable KnownIdea before, String idea, String message, IdeaFact fact) {
    return switch (fact) {
      case IdeaFact.IdeaSubmitted submitted -> KnownIdea.of(submitted);
      case IdeaFact.IdeaAmended amended ->
          known(before, amended.author()).amended(amended.theme(), amended.district());
      case IdeaFact.IdeaPublished published -> {
        KnownIdea known = known(before, published.author());
        tell(message, known, Matter.IDEA_PUBLISHED, Map.of("title", published.title()), idea);
        yield known.told(published.title(), published.theme(), published.district());
      }
      case IdeaFact.IdeaRevised revised ->
          known(before, revised.author())
              .told(revised.title(), revised.theme(), revised.district());
      case IdeaFact.IdeaRejected rejected -> {
        KnownIdea known = known(before, rejected.author());
        tell(message, known, Matter.IDEA_REJECTED, Map.of("reason", rejected.reason()), idea);
        yield known.decided();
      }
      case IdeaFact.IdeaWithdrawn withdrawn -> {
        KnownIdea known = known(before, withdrawn.author());
        // Authors know what they did themselves.
        if (withdrawn.byModerator()) {
          tell(
              message,
              known,
              Matter.IDEA_WITHDRAWN,
              known.title() == null ? Map.of() : Map.of("title", known.title()),
              idea);
        }
        yield known.decided();
      }
    };
  }

  /** The author that we know, not the one that a late message still names. */
  private void tell(
      String message, KnownIdea known, Matter matter, Map<String, String> parameters, String idea) {
    if (known.author() != null) {
      tellPerson.tell(message, known.author(), matter, parameters, idea);
    }
  }

  private static KnownIdea known(@Nullable KnownIdea before, String author) {
    return before == null ? KnownIdea.by(author) : before;
  }
}
