package city.participation.events.erasure.messaging;

import java.time.Instant;
import java.util.Objects;

/** What we read of it; which erasure it is is the message's subject. */
record ErasureRequestedV1(String person, Instant requestedAt) {

  static final String TYPE = "notifications.erasure-requested.v1";

  ErasureRequestedV1 {
    Objects.requireNonNull(person, "The message has no person");
    Objects.requireNonNull(requestedAt, "The message has no requestedAt");
  }
}
