package city.participation.ideas.idea;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One idea as a person may see it.
 *
 * @param event at which it came up, if one recorded it
 * @param content null when it was withdrawn from the public
 * @param programme the one that it belongs to, if the viewer may know of it
 * @param audience null until it was submitted
 * @param own whether the viewer is its author
 * @param supported whether the viewer supports it; null without a viewer
 * @param allowed which steps its status and its programme's stages allow
 * @param timeline for the public without the steps before publication's submission
 */
public record IdeaView(
    String id,
    long version,
    IdeaStatus status,
    Origin origin,
    @Nullable String event,
    @Nullable IdeaContent content,
    @Nullable String programme,
    @Nullable Audience audience,
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
    Participation participation,
    List<Action> allowed,
    List<TimelineEntry> timeline) {}
