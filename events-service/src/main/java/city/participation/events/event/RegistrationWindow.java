package city.participation.events.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When registration opens and closes by itself.
 *
 * @param opensAt its first moment; null: when staff open it
 * @param closesAt the first moment after it; null: with the start
 */
public record RegistrationWindow(@Nullable Instant opensAt, @Nullable Instant closesAt) {}
