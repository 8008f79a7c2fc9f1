package city.participation.events.event;

import java.time.Instant;

/**
 * Which one of a series an event is.
 *
 * @param start when it was to begin; it stays when the event is moved
 */
public record SeriesPlace(String id, Instant start) {}
