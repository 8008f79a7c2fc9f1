package city.participation.ideas.catalogue;

import city.participation.ideas.idea.IdeaStatus;
import city.participation.ideas.idea.Participation;
import city.participation.ideas.place.Place;
import city.participation.ideas.theme.Theme;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One idea in a list.
 *
 * @param programme the one that it belongs to, if the viewer may know of it
 */
public record IdeaSummary(
    String id,
    long version,
    IdeaStatus status,
    String title,
    Theme theme,
    @Nullable Place place,
    @Nullable String programme,
    int revision,
    long supportCount,
    long endorsementCount,
    @Nullable Boolean supported,
    Instant createdAt,
    @Nullable Instant submittedAt,
    @Nullable Instant publishedAt,
    Participation participation) {}
