package city.participation.notifications.registration;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who is registered for an event.
 *
 * @param person absent once their data is erased
 * @param seated whether they have seats, and so the event in their calendar
 */
public record Registered(
    String registration, String event, @Nullable String person, boolean seated) {}
