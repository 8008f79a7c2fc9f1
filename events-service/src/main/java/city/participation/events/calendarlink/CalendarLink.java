package city.participation.events.calendarlink;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * That somebody has a secret link to their own calendar.
 *
 * @param hash of its secret
 * @param salt with which the secret was made of an idempotency key
 * @param key that one, scoped and hashed
 * @param fingerprint of the request under it
 */
@Document("calendarLinks")
record CalendarLink(
    @Id String person,
    String hash,
    @Nullable String salt,
    @Nullable String key,
    @Nullable String fingerprint,
    Instant createdAt) {}
