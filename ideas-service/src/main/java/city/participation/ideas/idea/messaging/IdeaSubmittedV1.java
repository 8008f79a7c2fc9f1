package city.participation.ideas.idea.messaging;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** As in {@code contracts/sends/idea-submitted.v1.schema.json}. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record IdeaSubmittedV1(
    String ideaId,
    String author,
    String theme,
    @Nullable String district,
    String origin,
    Instant submittedAt) {}
