package city.participation.ideas.idea;

import city.participation.ideas.programme.Opening;
import city.participation.ideas.programme.Openings;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What anybody with an account can do to an idea now, by the names of the resources that do it.
 *
 * @param deadline when that ends; null while nothing limits it, or nothing is open
 */
public record Participation(List<String> open, @Nullable Instant deadline) {

  private static final Participation CLOSED = new Participation(List.of(), null);

  public static Participation of(IdeaStatus status, Openings openings) {
    Opening support = openings.support();
    return status.allows(Action.SUPPORT) && support.open()
        ? new Participation(List.of(Action.SUPPORT.resource()), support.until())
        : CLOSED;
  }
}
