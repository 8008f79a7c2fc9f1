package city.participation.notifications.inbox.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of an inbox.
 *
 * @param unread in the whole inbox, counted up to 1,000
 * @param next cursor of the next page
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record NotificationListResponse(
    List<NotificationResponse> items, int unread, @Nullable String next) {}
