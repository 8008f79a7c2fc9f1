package city.participation.events.calendarlink;

import city.participation.events.ScopedKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Makes a person's secret link to their own calendar, of which there is one, and ends it. */
@Component
public class LinkCalendar {

  private static final int ATTEMPTS = 5;

  /** {@code value}: the caller's; {@code fingerprint}: tells another request under it. */
  public record Key(String value, String fingerprint) {}

  /** What became of the wish for a link. */
  public sealed interface Made {

    /** The only time that the secret is told. */
    record Link(String secret, Instant createdAt) implements Made {

      @Override
      public String toString() {
        return "Link[" + createdAt + "]";
      }
    }

    record KeyReused() implements Made {}
  }

  private final CalendarLinks links;
  private final Clock clock;

  LinkCalendar(CalendarLinks links, Clock clock) {
    this.links = links;
    this.clock = clock;
  }

  /** Ends the one before. The same key makes the same link, as long as it is the last. */
  public Made make(String person, @Nullable Key key) {
    String scoped = key == null ? null : new ScopedKey(person, key.value()).hash();
    for (int attempt = 1; ; attempt++) {
      if (key != null) {
        CalendarLink last = links.find(person).orElse(null);
        if (last != null
            && last.salt() != null
            && last.key() != null
            && last.key().equals(scoped)) {
          return key.fingerprint().equals(last.fingerprint())
              ? new Made.Link(LinkSecret.of(last.salt(), key.value()), last.createdAt())
              : new Made.KeyReused();
        }
      }
      String salt = LinkSecret.random();
      String secret = key == null ? LinkSecret.random() : LinkSecret.of(salt, key.value());
      Instant now = clock.instant();
      try {
        links.put(
            new CalendarLink(
                person,
                LinkSecret.hash(secret),
                key == null ? null : salt,
                scoped,
                key == null ? null : key.fingerprint(),
                now));
        return new Made.Link(secret, now);
      } catch (DuplicateKeyException another) {
        // The same request, or the first ever twice: the next look tells.
        if (attempt == ATTEMPTS) {
          throw new ConcurrencyFailureException("A calendar link is made too often", another);
        }
      }
    }
  }

  /** Whose link it is; empty if it was ended, or never was one. */
  public Optional<String> personOf(String secret) {
    return links.personOf(LinkSecret.hash(secret));
  }

  /** Also if there is none; also for whoever is to be forgotten. */
  public void end(String person) {
    links.end(person);
  }
}
