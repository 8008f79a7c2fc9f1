package city.participation.notifications.erasure.messaging;

import java.time.Instant;

/** As in {@code contracts/sends/erasure-requested.v1.schema.json}. */
record ErasureRequestedV1(String requestId, String person, Instant requestedAt) {

  static final String TYPE = "notifications.erasure-requested.v1";
}
