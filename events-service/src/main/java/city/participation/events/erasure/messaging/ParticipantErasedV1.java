package city.participation.events.erasure.messaging;

import java.time.Instant;

/** As in {@code contracts/sends/participant-erased.v1.schema.json}. */
record ParticipantErasedV1(String requestId, String service, Instant erasedAt) {

  static final String TYPE = "events.participant-erased.v1";
}
