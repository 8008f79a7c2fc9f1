package city.participation.ideas.idea.messaging;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** As in {@code contracts/sends/idea-amended.v1.schema.json}. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record IdeaAmendedV1(
    String ideaId, String author, String theme, @Nullable String district, Instant amendedAt) {}
