package city.participation.ideas.support.messaging;

import java.time.Instant;

/** As in {@code contracts/sends/support-count-changed.v1.schema.json}. */
record SupportCountChangedV1(String ideaId, long count, Instant asOf) {

  static final String TYPE = "ideas.support-count-changed.v1";
}
