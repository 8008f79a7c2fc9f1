package city.participation.notifications.registration.messaging;

import static city.participation.notifications.incoming.Required.required;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What one message or another says beside {@link PartyV1}. */
record StepV1(
    @Nullable Instant confirmedAt,
    @Nullable Integer position,
    @Nullable Instant offerUntil,
    @Nullable Boolean attended) {

  Instant confirmed() {
    return required(confirmedAt, "confirmedAt");
  }

  int place() {
    return required(position, "position");
  }

  Instant until() {
    return required(offerUntil, "offerUntil");
  }

  boolean came() {
    return required(attended, "attended");
  }
}
