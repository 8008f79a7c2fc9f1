package city.participation.messaging.outbox;

/**
 * The answer to a keyed request, kept in the document that the request changed.
 *
 * @param key unique within the aggregate; whoever builds it puts the caller in
 * @param fingerprint tells a retry from another request under the same key
 * @param answer JSON
 */
public record KeptAnswer(String key, String fingerprint, String answer) {}
