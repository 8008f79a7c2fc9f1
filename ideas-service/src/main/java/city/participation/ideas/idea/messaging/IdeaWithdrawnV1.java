package city.participation.ideas.idea.messaging;

import java.time.Instant;

/** As in {@code contracts/sends/idea-withdrawn.v1.schema.json}. */
record IdeaWithdrawnV1(String ideaId, String author, String by, Instant withdrawnAt) {}
