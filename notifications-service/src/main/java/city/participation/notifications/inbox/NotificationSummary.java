package city.participation.notifications.inbox;

import city.participation.notifications.wording.Matter;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A notification as its recipient sees it.
 *
 * @param id unique in the recipient's inbox
 * @param number consecutive in the recipient's inbox
 * @param subject the id of what the matter is about
 */
public record NotificationSummary(
    String id,
    long number,
    Matter matter,
    Map<String, String> parameters,
    String subject,
    Instant createdAt,
    @Nullable Instant readAt) {}
