package city.participation.notifications.idea;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An idea that no moderator has decided on. */
public record WaitingIdea(
    String idea,
    @Nullable String theme,
    @Nullable String district,
    @Nullable String origin,
    Instant waitingSince) {}
