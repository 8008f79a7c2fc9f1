package city.participation.partners.partner.web;

import city.participation.partners.member.MemberRole;
import city.participation.partners.organisation.AcceptedTerms;
import city.participation.partners.organisation.LegalForm;
import city.participation.partners.organisation.LinkedDocument;
import city.participation.partners.organisation.OrganisationDraft;
import city.participation.partners.organisation.OrganisationDraft.AddressDraft;
import city.participation.partners.organisation.OrganisationDraft.ContactDraft;
import city.participation.partners.organisation.OrganisationDraft.DescriptionDraft;
import city.participation.partners.organisation.OrganisationDraft.RegisterDraft;
import city.participation.partners.organisation.Sector;
import city.participation.partners.organisation.Theme;
import city.participation.partners.partner.Accreditation;
import city.participation.partners.partner.Action;
import city.participation.partners.partner.PartnerStatus;
import city.participation.partners.partner.PartnerView;
import city.participation.partners.partner.Review;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Schema(name = "Partner", description = "A partner, as its members or staff may see it.")
record PartnerResponse(
    String id,
    PartnerStatus status,
    @Schema(description = "When the status last changed.") Instant since,
    @Schema(description = "What it waits for; absent if for nothing.")
        @Nullable NextStepResponse nextStep,
    @Schema(description = "What the caller can do now, by the names of the resources.")
        List<String> allowed,
    @Schema(description = "Why it was rejected or suspended.") @Nullable String reason,
    @Schema(description = "Present while something is being decided.")
        @Nullable ReviewResponse review,
    @Schema(description = "The present or last term.") @Nullable TermResponse accreditation,
    @Schema(description = "Present for its members: true.") @Nullable Boolean own,
    @Schema(description = "Present for its members: what they may do for it.")
        @Nullable MemberRole role,
    Instant createdAt,
    @Schema(description = "Like all that follows, absent from a draft that does not say it.")
        @Nullable String name,
    @Nullable LegalForm legalForm,
    @Nullable Sector sector,
    @Nullable RegisterResponse register,
    @Nullable AddressDraft address,
    @Nullable String website,
    @Nullable DescriptionDraft description,
    @Schema(description = "Empty for the whole city.") List<String> districts,
    List<String> themes,
    @Schema(description = "Also absent once the person who named it was forgotten.")
        @Nullable ContactDraft contact,
    @Nullable AcceptedTerms terms,
    List<LinkedDocument> documents) {

  @Schema(name = "Register")
  record RegisterResponse(
      @Nullable String court,
      @Schema(description = "Register and number.") @Nullable String number) {

    private static @Nullable RegisterResponse of(@Nullable RegisterDraft register) {
      return register == null ? null : new RegisterResponse(register.court(), register.entry());
    }
  }

  @Schema(name = "Term", description = "For how long a partner is or was accredited.")
  record TermResponse(
      LocalDate from,
      @Schema(description = "The last day.") LocalDate until,
      @Schema(description = "From when on a renewal can be asked for.") LocalDate renewableFrom) {

    private static @Nullable TermResponse of(@Nullable Accreditation term) {
      return term == null
          ? null
          : new TermResponse(term.from(), term.until(), term.renewableFrom());
    }
  }

  @Schema(name = "Review", description = "An application or renewal that is being decided on.")
  record ReviewResponse(
      Review.Stage stage,
      boolean renewal,
      @Schema(description = "When it reached the city.") Instant openedAt,
      @Schema(description = "For staff: the opaque id of who leads it.") @Nullable String reviewer,
      @Schema(description = "Present for staff: whether the caller leads it.")
          @Nullable Boolean yours,
      @Schema(description = "What the applicant is, or was last, asked.")
          @Nullable List<String> questions,
      @Schema(description = "The last day for the answer, while it is awaited.")
          @Nullable LocalDate dueOn,
      @Schema(description = "For staff: what the reviewer recommends.")
          Review.@Nullable Verdict recommended,
      @Schema(
              description =
                  "When the day for an answer had passed without one. Until somebody recommends, a"
                      + " late answer is taken.")
          @Nullable Instant overdueSince,
      @Schema(description = "For staff: what the register was last found to say.")
          @Nullable RegisterCheckResponse registerCheck) {

    private static @Nullable ReviewResponse of(PartnerView partner) {
      Review review = partner.review();
      if (review == null) {
        return null;
      }
      boolean staff = !partner.own();
      Review.InformationRequest request = review.request();
      boolean awaited = review.stage() == Review.Stage.INFO_REQUESTED;
      return new ReviewResponse(
          review.stage(),
          review.renewal(),
          review.openedAt(),
          staff ? review.reviewer() : null,
          staff ? partner.ledByViewer() : null,
          request == null ? null : request.questions(),
          request == null || !awaited ? null : request.dueOn(),
          staff && review.recommendation() != null ? review.recommendation().verdict() : null,
          review.overdueSince(),
          RegisterCheckResponse.of(partner.registerCheck()));
    }
  }

  static PartnerResponse of(PartnerView partner) {
    OrganisationDraft it = partner.said();
    return new PartnerResponse(
        partner.id(),
        partner.status(),
        partner.since(),
        NextStepResponse.of(partner.nextStep()),
        partner.allowed().stream().map(Action::resource).toList(),
        partner.reason(),
        ReviewResponse.of(partner),
        TermResponse.of(partner.accreditation()),
        partner.own() ? true : null,
        partner.role(),
        partner.createdAt(),
        it.name(),
        it.legalForm(),
        it.sector(),
        RegisterResponse.of(it.register()),
        it.address(),
        it.website(),
        it.description(),
        it.districts(),
        it.themes().stream().map(Theme::code).toList(),
        it.contact(),
        it.terms(),
        it.documents());
  }
}
