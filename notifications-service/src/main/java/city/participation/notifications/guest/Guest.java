package city.participation.notifications.guest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Who takes part by a mail address: one guest for each. The address itself is their contact's.
 *
 * @param address what tells addresses apart
 * @param person under which id they are known to all services; absent once they are erased, when
 *     only stays how often mails were asked for
 * @param asked when mails were asked for, in the last day
 * @param open their registrations that have not ended
 * @param forgetAt absent while one is open
 */
@Document("guests")
record Guest(
    @Id String address,
    long version,
    @Nullable String person,
    List<Instant> asked,
    List<String> open,
    @Nullable Instant forgetAt) {

  static final int ASKED_PER_DAY = 5;
  private static final Duration DAY = Duration.ofHours(24);
  private static final Duration BETWEEN = Duration.ofMinutes(1);

  static Guest of(String address) {
    return new Guest(address, 0, null, List.of(), List.of(), null);
  }

  /** Nobody is to flood somebody else's mailbox. */
  boolean mayAsk(Instant now) {
    List<Instant> recent = recent(now).toList();
    return recent.size() < ASKED_PER_DAY
        && (recent.isEmpty() || !now.isBefore(recent.getLast().plus(BETWEEN)));
  }

  /** {@code unknown}: who it is if nobody is known by this address. */
  Guest asking(String unknown, Instant now, Instant keptUntil) {
    return new Guest(
        address,
        version + 1,
        person == null ? unknown : person,
        Stream.concat(recent(now), Stream.of(now)).toList(),
        open,
        keptUntil(keptUntil, open));
  }

  /** Something is open, so the address is needed for as long as it is. */
  Guest registered(String registration) {
    List<String> all =
        open.contains(registration)
            ? open
            : Stream.concat(open.stream(), Stream.of(registration)).toList();
    return new Guest(address, version + 1, person, asked, all, null);
  }

  Guest ended(String registration, Instant keptUntil) {
    List<String> left = open.stream().filter(it -> !it.equals(registration)).toList();
    return new Guest(address, version + 1, person, asked, left, keptUntil(keptUntil, left));
  }

  /** Nobody; how often mails were asked for stays for a day, or this would be the way around. */
  Guest erased(Instant now) {
    Instant last = asked.isEmpty() ? now : asked.getLast();
    return new Guest(address, version + 1, null, asked, List.of(), last.plus(DAY));
  }

  private @Nullable Instant keptUntil(Instant until, List<String> registrations) {
    if (!registrations.isEmpty()) {
      return null;
    }
    return forgetAt != null && forgetAt.isAfter(until) ? forgetAt : until;
  }

  private Stream<Instant> recent(Instant now) {
    return asked.stream().filter(at -> at.isAfter(now.minus(DAY)));
  }

  /** Without what tells the address apart: records end up in logs. */
  @Override
  public String toString() {
    return "Guest[" + person + ", version " + version + "]";
  }
}
