package city.participation.events;

import java.util.function.Function;

/**
 * The key under which a request may be repeated without acting twice.
 *
 * @param value the caller's key; scoped by the caller before it is kept
 * @param fingerprint tells a repetition from another request under the same key
 * @param answer how the answer is written down, to be given again word for word
 */
public record RequestKey<V>(String value, String fingerprint, Function<V, String> answer) {}
