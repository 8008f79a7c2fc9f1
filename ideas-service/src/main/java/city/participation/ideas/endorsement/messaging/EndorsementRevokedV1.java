package city.participation.ideas.endorsement.messaging;

import java.time.Instant;

/** As in {@code contracts/sends/endorsement-revoked.v1.schema.json}. */
record EndorsementRevokedV1(
    String ideaId, String partnerId, String sector, long endorsements, Instant revokedAt) {

  static final String TYPE = "ideas.endorsement-revoked.v1";
}
