package city.participation.ideas.endorsement.messaging;

import java.time.Instant;

/** As in {@code contracts/sends/endorsement-given.v1.schema.json}. */
record EndorsementGivenV1(
    String ideaId, String partnerId, String sector, long endorsements, Instant givenAt) {

  static final String TYPE = "ideas.endorsement-given.v1";
}
