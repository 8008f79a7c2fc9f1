package city.participation.events.booking;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * What somebody has for a time, or is about to have.
 *
 * @param holder what it is for
 * @param claim of many bookings for one holder the one it stands on is told by this
 * @param from its first moment
 * @param until the first moment after it
 */
public record Booking(
    String holder, String claim, Instant from, Instant until, List<String> resources) {

  public Booking {
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException("A booking ends after it begins");
    }
    resources = List.copyOf(resources);
  }

  Booking without(String resource) {
    return new Booking(
        holder, claim, from, until, resources.stream().filter(it -> !it.equals(resource)).toList());
  }

  boolean clashesWith(Booking other) {
    return !holder.equals(other.holder)
        && from.isBefore(other.until)
        && other.from.isBefore(until)
        && resources.stream().anyMatch(other.resources::contains);
  }

  /** In UTC, which has no hour twice: two that overlap share one, wherever they begin. */
  List<String> days() {
    LocalDate last = LocalDate.ofInstant(until.minusMillis(1), ZoneOffset.UTC);
    return LocalDate.ofInstant(from, ZoneOffset.UTC)
        .datesUntil(last.plusDays(1))
        .map(LocalDate::toString)
        .toList();
  }
}
