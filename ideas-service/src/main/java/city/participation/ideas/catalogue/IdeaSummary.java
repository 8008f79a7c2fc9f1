package city.participation.ideas.catalogue;

import city.participation.ideas.idea.IdeaStatus;
import city.participation.ideas.place.Place;
import city.participation.ideas.theme.Theme;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One idea in a list. */
public record IdeaSummary(
    String id,
    long version,
    IdeaStatus status,
    String title,
    Theme theme,
    @Nullable Place place,
    int revision,
    long supportCount,
    long endorsementCount,
    @Nullable Boolean supported,
    Instant createdAt,
    @Nullable Instant submittedAt,
    @Nullable Instant publishedAt) {}
