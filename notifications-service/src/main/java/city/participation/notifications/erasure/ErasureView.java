package city.participation.notifications.erasure;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An erasure as the person who asked for it sees it, during it and after.
 *
 * @param answerBy what has not been answered by then makes it a partial one
 * @param endedAt when it became a complete or a partial one
 */
public record ErasureView(
    String id,
    ErasureStatus status,
    Instant requestedAt,
    Instant answerBy,
    @Nullable Instant endedAt,
    List<ServiceErasure> services) {}
