package city.participation.notifications.inbox.web;

/** {@code unread}: what is left, counted up to 1,000. */
record UnreadResponse(int unread) {}
