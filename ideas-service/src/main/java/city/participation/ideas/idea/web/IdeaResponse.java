package city.participation.ideas.idea.web;

import city.participation.ideas.idea.Action;
import city.participation.ideas.idea.Audience;
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
    @Schema(
            description =
                "The programme that it belongs to, as in /api/programmes; absent if to none, or if"
                    + " it is not for whoever asks.")
        @Nullable String programme,
    @Schema(
            description =
                "INTERNAL if its programme is for the administration, which alone sees the idea"
                    + " then; absent of all others.")
        @Nullable Audience audience,
    Origin origin,
    @Schema(description = "The event at which it came up; absent unless one recorded it.")
        @Nullable String event,
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
    @Schema(
            description =
                "For its author and moderators: which steps its status and the stages of its"
                    + " programme allow.")
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
        idea.programme(),
        idea.audience() == Audience.INTERNAL ? Audience.INTERNAL : null,
        idea.origin(),
        idea.event(),
        idea.revision(),
        idea.supportCount(),
        idea.supported(),
        idea.endorsements(),
        idea.own() ? true : null,
        idea.full() ? idea.createdAt() : null,
        idea.submittedAt(),
        idea.publishedAt(),
        idea.changedAt(),
        idea.participation().open(),
        idea.participation().deadline(),
        idea.full() ? allowed(idea) : null);
  }

  static List<String> allowed(IdeaView idea) {
    return idea.allowed().stream().map(Action::resource).toList();
  }
}
