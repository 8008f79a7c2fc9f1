package city.participation.notifications.inbox.web;

import org.jspecify.annotations.Nullable;

/** {@code upTo}: id of the newest notification that the person has seen. */
record ReadUpToRequest(@Nullable String upTo) {}
