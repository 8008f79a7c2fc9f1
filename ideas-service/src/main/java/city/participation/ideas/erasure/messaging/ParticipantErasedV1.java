package city.participation.ideas.erasure.messaging;

import java.time.Instant;

/** As in {@code contracts/sends/participant-erased.v1.schema.json}. */
record ParticipantErasedV1(String requestId, String service, Instant erasedAt) {

  static final String TYPE = "ideas.participant-erased.v1";
}
