package city.participation.notifications.idea;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/** An idea that no moderator has decided on. */
public record WaitingIdea(
    @Id String idea,
    @Nullable String theme,
    @Nullable String district,
    @Nullable String origin,
    Instant waitingSince) {}
