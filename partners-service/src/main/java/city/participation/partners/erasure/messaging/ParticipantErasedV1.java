package city.participation.partners.erasure.messaging;

import java.time.Instant;

/** As in {@code contracts/sends}. */
record ParticipantErasedV1(String requestId, String service, Instant erasedAt) {}
