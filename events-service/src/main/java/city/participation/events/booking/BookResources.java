package city.participation.events.booking;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.springframework.stereotype.Component;

/**
 * Books venues and people so that nobody has one at the same time as another.
 *
 * <p>A booking is written first, and counts once its holder stands on its claim. One that does not
 * is either on its way or left over from a crash; whoever is kept waiting by it fences the holder
 * off that claim, and takes it away.
 */
@Component
public class BookResources {

  private static final Duration LOOK_AGAIN = Duration.ofMillis(25);

  /** So long somebody may be on the way, two seconds, before they are fenced. */
  private static final int LOOKS = 80;

  private final Days days;
  private final Holders holders;

  BookResources(Days days, Holders holders) {
    this.days = days;
    this.holders = holders;
  }

  /** The bookings of others that are in the way; none if it is booked. */
  public List<Booking> book(Booking wanted) {
    while (true) {
      // In their order, so that nobody waits for somebody who waits for them.
      if (wanted.days().stream().allMatch(day -> put(day, wanted))) {
        return List.of();
      }
      release(wanted);
      List<Booking> inTheWay = standing(wanted);
      if (!inTheWay.isEmpty()) {
        return inTheWay;
      }
      // It has been released in this moment.
    }
  }

  /** Whoever else has it. */
  public void bookAnyway(Booking wanted) {
    for (String day : wanted.days()) {
      Day found;
      do {
        found = days.find(day);
      } while (!days.replace(found, found.with(wanted, Set.of())));
    }
  }

  /** Also what was never booked, or only in part. */
  public void release(Booking booking) {
    Set<String> gone = Set.of(booking.claim());
    for (String day : booking.days()) {
      Day found;
      do {
        found = days.find(day);
      } while (found.has(booking.claim()) && !days.replace(found, found.without(gone)));
    }
  }

  /** As if nobody had ever had it; whoever has something else keeps that. */
  public void forget(String resource) {
    for (String day : days.with(resource)) {
      Day found;
      do {
        found = days.find(day);
      } while (found.books(resource) && !days.replace(found, found.without(resource)));
    }
  }

  private boolean put(String day, Booking wanted) {
    Map<String, Integer> looks = new HashMap<>();
    Set<String> gone = new HashSet<>();
    while (true) {
      Day found = days.find(day);
      boolean onTheWay = false;
      for (Booking other : found.inTheWayOf(wanted)) {
        if (gone.contains(other.claim())) {
          continue;
        }
        if (holders.standsOn(other.holder(), other.claim())) {
          return false;
        }
        if (looks.merge(other.claim(), 1, Integer::sum) > LOOKS
            && holders.fence(other.holder(), other.claim())) {
          gone.add(other.claim());
        } else {
          onTheWay = true;
        }
      }
      if (onTheWay) {
        LockSupport.parkNanos(LOOK_AGAIN.toNanos());
      } else if (days.replace(found, found.with(wanted, gone))) {
        return true;
      }
    }
  }

  private List<Booking> standing(Booking wanted) {
    Set<Booking> all = new LinkedHashSet<>();
    for (String day : wanted.days()) {
      all.addAll(days.find(day).inTheWayOf(wanted));
    }
    List<Booking> standing = new ArrayList<>(all);
    standing.removeIf(it -> !holders.standsOn(it.holder(), it.claim()));
    return List.copyOf(standing);
  }
}
