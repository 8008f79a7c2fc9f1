package city.participation.events.calendar;

import java.util.List;
import java.util.function.Supplier;

/**
 * A calendar that somebody may have already.
 *
 * @param size how many events it tells of
 * @param fingerprint the same as long as the text is
 * @param parts of the text in their order, made when they are asked for; not joined, because that
 *     would be some megabytes for each of many readers
 */
public record Feed(int size, String fingerprint, Supplier<List<String>> parts) {}
