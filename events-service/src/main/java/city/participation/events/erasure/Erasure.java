package city.participation.events.erasure;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The erasure of a person from registrations and timelines.
 *
 * @param id as notifications-service has it
 * @param person until it is done
 * @param due when to go on; absent once it is done
 */
@Document("erasures")
record Erasure(
    @Id String id,
    @Nullable String person,
    Instant requestedAt,
    @Nullable Instant erasedAt,
    @Nullable Instant due) {

  static Erasure of(String id, String person, Instant requestedAt, Instant now) {
    return new Erasure(id, person, requestedAt, null, now);
  }

  /** From here on nobody can tell who it was. */
  Erasure done(Instant now) {
    return new Erasure(id, null, requestedAt, now, null);
  }
}
