package city.participation.defaults.http;

/**
 * The {@code Idempotency-Key} of a request, as a controller argument: 400 when malformed, absent
 * unless the argument is {@code @Nullable}.
 *
 * @param value 8 to 128 characters of {@code A-Z a-z 0-9 . _ : -}
 * @param fingerprint SHA-256 (hex) of caller, method, path with query, and body bytes: the same key
 *     with another fingerprint is another request
 */
public record IdempotencyKey(String value, String fingerprint) {}
