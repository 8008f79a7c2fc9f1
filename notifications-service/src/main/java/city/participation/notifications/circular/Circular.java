package city.participation.notifications.circular;

import city.participation.notifications.wording.Matter;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * One thing that is on its way to all who are registered for an event. It is gone when all know.
 *
 * @param id the message under which each is told it once
 * @param parameters of the event, as it was then
 * @param news up to which it tells; one that tells of later news ends it
 * @param confirmedBy to those alone whose seats are confirmed since then; absent: to all who do not
 *     know the news
 * @param after whose registration was the last that was reached; absent: none yet
 * @param again whether it has been all the way round once
 * @param due when to go on
 */
@Document("circulars")
record Circular(
    @Id String id,
    String event,
    Matter matter,
    Map<String, String> parameters,
    long news,
    @Nullable Instant confirmedBy,
    @Nullable String after,
    boolean again,
    Instant due) {

  /**
   * Whoever registers while a circular passes may be told in between how it was before, and be
   * stored behind it. By then they are.
   */
  private static final Duration STRAGGLERS = Duration.ofMinutes(1);

  Circular {
    parameters = Map.copyOf(parameters);
  }

  /** For a while it is the caller's. */
  Circular claimed(Instant until) {
    return at(after, again, until);
  }

  Circular reached(String registration, Instant now) {
    return at(registration, again, now);
  }

  /** Null: it was. */
  @Nullable Circular onceMore(Instant now) {
    return again || confirmedBy != null ? null : at(null, true, now.plus(STRAGGLERS));
  }

  private Circular at(@Nullable String last, boolean once, Instant next) {
    return new Circular(id, event, matter, parameters, news, confirmedBy, last, once, next);
  }
}
