package city.participation.partners.engagement.web;

import city.participation.partners.engagement.Action;
import city.participation.partners.engagement.EngagementStatus;
import city.participation.partners.engagement.EngagementView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

@Schema(
    name = "EngagementReceipt",
    description =
        "What a step has made of an engagement. Short, because it is kept for 24 hours to be given"
            + " again when the same request is repeated.")
record EngagementReceipt(
    String id,
    EngagementStatus status,
    @Schema(description = "What the caller can do now.") List<String> allowed) {

  static EngagementReceipt of(EngagementView engagement) {
    return new EngagementReceipt(
        engagement.id(),
        engagement.status(),
        engagement.allowed().stream().map(Action::resource).toList());
  }
}
