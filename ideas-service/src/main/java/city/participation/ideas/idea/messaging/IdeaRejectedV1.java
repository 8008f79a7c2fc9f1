package city.participation.ideas.idea.messaging;

import java.time.Instant;

/** As in {@code contracts/sends/idea-rejected.v1.schema.json}. */
record IdeaRejectedV1(String ideaId, String author, String reason, Instant rejectedAt) {}
