package city.participation.notifications.idea;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened to an idea, as far as it concerns us. */
public sealed interface IdeaFact {

  record IdeaSubmitted(
      String author, String theme, @Nullable String district, String origin, Instant at)
      implements IdeaFact {}

  record IdeaAmended(String author, String theme, @Nullable String district) implements IdeaFact {}

  record IdeaPublished(String author, String title, String theme, @Nullable String district)
      implements IdeaFact {}

  record IdeaRevised(String author, String title, String theme, @Nullable String district)
      implements IdeaFact {}

  /** {@code reason}: a code of ideas-service. */
  record IdeaRejected(String author, String reason) implements IdeaFact {}

  record IdeaWithdrawn(String author, boolean byModerator) implements IdeaFact {}
}
