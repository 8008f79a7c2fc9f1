package city.participation.ideas.idea.web;

import city.participation.ideas.idea.IdeaStatus;
import city.participation.ideas.idea.IdeaView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Schema(
    name = "IdeaReceipt",
    description =
        "What a step has made of an idea. Short, because it is kept for 24 hours to be given again"
            + " when the same request is repeated.")
record IdeaReceipt(
    String id,
    IdeaStatus status,
    int revision,
    @Nullable Instant changedAt,
    List<String> participationOpen,
    List<String> allowed) {

  static IdeaReceipt of(IdeaView idea) {
    return new IdeaReceipt(
        idea.id(),
        idea.status(),
        idea.revision(),
        idea.changedAt(),
        idea.participation().open(),
        IdeaResponse.allowed(idea));
  }
}
