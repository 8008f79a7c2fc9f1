package city.participation.ideas.idea.web;

import city.participation.ideas.idea.Action;
import city.participation.ideas.idea.EndorsementCounts;
import city.participation.ideas.idea.IdeaContent;
import city.participation.ideas.idea.IdeaStatus;
import city.participation.ideas.idea.IdeaView;
import city.participation.ideas.idea.Origin;
import city.participation.ideas.place.Place;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Schema(name = "Idea", description = "An idea, as whoever asks may see it.")
record IdeaResponse(
    String id,
    IdeaStatus status,
    @Schema(description = "Absent for the public once the idea is withdrawn, as text and theme.")
        @Nullable String title,
    @Nullable String text,
    @Nullable String theme,
    @Nullable Place place,
    Origin origin,
    @Schema(description = "Counts from 1; see /revisions for earlier ones.") int revision,
    long supportCount,
    @Schema(description = "Whether the caller supports it; absent without a token.")
        @Nullable Boolean supported,
    @Schema(description = "By accredited partners, counted apart from the supports of people.")
        EndorsementCounts endorsements,
    @Schema(description = "Present for its author: true.") @Nullable Boolean own,
    @Schema(description = "For its author and moderators.") @Nullable Instant createdAt,
    @Schema(description = "When it was submitted.") @Nullable Instant submittedAt,
    @Nullable Instant publishedAt,
    @Schema(description = "When its status or content last changed.") @Nullable Instant changedAt,
    @Schema(description = "What anybody with an account can do now.", example = "[\"support\"]")
        List<String> participationOpen,
    @Schema(description = "When that ends; absent while nothing limits it.")
        @Nullable Instant nextDeadline,
    @Schema(description = "For its author and moderators: which steps the status allows.")
        @Nullable List<String> allowed) {

  static IdeaResponse of(IdeaView idea) {
    IdeaContent content = idea.content();
    return new IdeaResponse(
        idea.id(),
        idea.status(),
        content == null ? null : content.title(),
        content == null ? null : content.text(),
        content == null ? null : content.theme().code(),
        content == null ? null : content.place(),
        idea.origin(),
        idea.revision(),
        idea.supportCount(),
        idea.supported(),
        idea.endorsements(),
        idea.own() ? true : null,
        idea.full() ? idea.createdAt() : null,
        idea.submittedAt(),
        idea.publishedAt(),
        idea.changedAt(),
        idea.status().participationOpen(),
        null,
        idea.full() ? allowed(idea.status()) : null);
  }

  static List<String> allowed(IdeaStatus status) {
    return status.allowed().stream().map(Action::resource).toList();
  }
}
