package city.participation.notifications.inbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of an inbox.
 *
 * @param items newest first
 * @param unread in the whole inbox, counted up to {@link FindNotifications#UNREAD_COUNTED}
 * @param next the number before which the next page starts; absent on the last page
 */
public record NotificationPage(List<NotificationSummary> items, int unread, @Nullable Long next) {}
