package city.participation.events.booking;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.data.annotation.Id;

/** All that is booked on one day. */
record Day(@Id String id, long version, List<Booking> bookings) {

  List<Booking> inTheWayOf(Booking wanted) {
    return bookings.stream().filter(wanted::clashesWith).toList();
  }

  boolean books(String resource) {
    return bookings.stream().anyMatch(it -> it.resources().contains(resource));
  }

  boolean has(String claim) {
    return bookings.stream().anyMatch(it -> it.claim().equals(claim));
  }

  Day with(Booking added, Set<String> goneClaims) {
    List<Booking> all = new ArrayList<>(without(goneClaims).bookings);
    all.add(added);
    return new Day(id, version + 1, List.copyOf(all));
  }

  Day without(String resource) {
    return new Day(
        id,
        version + 1,
        bookings.stream()
            .map(it -> it.without(resource))
            .filter(it -> !it.resources().isEmpty())
            .toList());
  }

  Day without(Set<String> goneClaims) {
    return new Day(
        id, version + 1, bookings.stream().filter(it -> !goneClaims.contains(it.claim())).toList());
  }
}
