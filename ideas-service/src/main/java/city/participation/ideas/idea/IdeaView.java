package city.participation.ideas.idea;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One idea as a person may see it.
 *
 * @param content null when it was withdrawn from the public
 * @param own whether the viewer is its author
 * @param supported whether the viewer supports it; null without a viewer
 * @param timeline for the public without the steps before publication's submission
 */
public record IdeaView(
    String id,
    long version,
    IdeaStatus status,
    Origin origin,
    @Nullable IdeaContent content,
    int revision,
    long supportCount,
    EndorsementCounts endorsements,
    boolean own,
    @Nullable Boolean supported,
    boolean full,
    Instant createdAt,
    @Nullable Instant submittedAt,
    @Nullable Instant publishedAt,
    @Nullable Instant changedAt,
    List<TimelineEntry> timeline) {}
