package city.participation.partners.partner.web;

import city.participation.partners.partner.Action;
import city.participation.partners.partner.PartnerStatus;
import city.participation.partners.partner.PartnerView;
import city.participation.partners.partner.Review;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Schema(
    name = "PartnerReceipt",
    description =
        "What a step has made of a partner. Short, because it is kept for 24 hours to be given again"
            + " when the same request is repeated.")
record PartnerReceipt(
    String id,
    PartnerStatus status,
    @Schema(description = "How far the review has come, if there is one.")
        Review.@Nullable Stage stage,
    @Schema(description = "The last day of the present or last term.")
        @Nullable LocalDate accreditedUntil,
    @Schema(description = "What it waits for; absent if for nothing.")
        @Nullable NextStepResponse nextStep,
    @Schema(description = "What the caller can do now.") List<String> allowed) {

  static PartnerReceipt of(PartnerView partner) {
    Review review = partner.review();
    return new PartnerReceipt(
        partner.id(),
        partner.status(),
        review == null ? null : review.stage(),
        partner.accreditation() == null ? null : partner.accreditation().until(),
        NextStepResponse.of(partner.nextStep()),
        partner.allowed().stream().map(Action::resource).toList());
  }
}
