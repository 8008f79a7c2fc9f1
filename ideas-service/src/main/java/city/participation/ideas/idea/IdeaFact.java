package city.participation.ideas.idea;

import city.participation.ideas.theme.Theme;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened to an idea, for others to know. */
public sealed interface IdeaFact {

  record IdeaSubmitted(
      String ideaId,
      String author,
      Theme theme,
      @Nullable String district,
      Origin origin,
      Instant submittedAt)
      implements IdeaFact {}

  /** What waits for moderation says something else now. */
  record IdeaAmended(
      String ideaId, String author, Theme theme, @Nullable String district, Instant amendedAt)
      implements IdeaFact {}

  record IdeaPublished(
      String ideaId,
      String author,
      String title,
      Theme theme,
      @Nullable String district,
      Audience audience,
      Instant publishedAt)
      implements IdeaFact {}

  record IdeaRejected(String ideaId, String author, RejectionReason reason, Instant rejectedAt)
      implements IdeaFact {}

  record IdeaRevised(
      String ideaId,
      String author,
      String title,
      Theme theme,
      @Nullable String district,
      Audience audience,
      int revision,
      Instant revisedAt)
      implements IdeaFact {}

  record IdeaWithdrawn(String ideaId, String author, TimelineEntry.Role by, Instant withdrawnAt)
      implements IdeaFact {}
}
