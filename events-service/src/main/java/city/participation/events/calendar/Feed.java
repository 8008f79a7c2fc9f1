package city.participation.events.calendar;

import java.util.function.Supplier;

/**
 * A calendar that somebody may have already.
 *
 * @param size how many events it tells of
 * @param fingerprint the same as long as the text is
 * @param text made when it is asked for
 */
public record Feed(int size, String fingerprint, Supplier<String> text) {}
