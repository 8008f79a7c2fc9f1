package city.participation.notifications.erasure.messaging;

import static city.participation.notifications.incoming.Required.required;

import java.time.Instant;

/** Which erasure it answers is the message's subject, and who answers its sender. */
record ParticipantErasedV1(Instant erasedAt) {

  Instant at() {
    return required(erasedAt, "erasedAt");
  }
}
