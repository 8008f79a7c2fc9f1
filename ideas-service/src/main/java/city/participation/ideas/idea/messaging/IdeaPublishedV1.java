package city.participation.ideas.idea.messaging;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** As in {@code contracts/sends/idea-published.v1.schema.json}. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record IdeaPublishedV1(
    String ideaId,
    String author,
    String title,
    String theme,
    @Nullable String district,
    String audience,
    Instant publishedAt) {}
