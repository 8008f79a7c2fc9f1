package city.participation.notifications.worklist;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A submitted idea. Its title is not public yet: the moderators read it in the idea itself. */
public record WorkItem(
    String idea,
    @Nullable String theme,
    @Nullable String district,
    @Nullable String origin,
    Instant submittedAt,
    Duration age) {}
