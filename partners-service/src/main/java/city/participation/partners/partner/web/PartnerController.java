package city.participation.partners.partner.web;

import city.participation.defaults.http.EntityTag;
import city.participation.defaults.problem.Problem;
import city.participation.defaults.security.Caller;
import city.participation.partners.Checked;
import city.participation.partners.People;
import city.participation.partners.TaggedRead;
import city.participation.partners.ViewTag;
import city.participation.partners.district.Districts;
import city.participation.partners.organisation.AcceptedTerms;
import city.participation.partners.partner.AmendPartner;
import city.participation.partners.partner.Outcome;
import city.participation.partners.partner.PartnerView;
import city.participation.partners.partner.ShowPartner;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@RestController
@RequestMapping(path = "/api/partners/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Partners")
class PartnerController {

  private final ShowPartner show;
  private final AmendPartner amend;
  private final MergePatch merge;
  private final Districts districts;

  PartnerController(ShowPartner show, AmendPartner amend, MergePatch merge, Districts districts) {
    this.show = show;
    this.amend = amend;
    this.merge = merge;
    this.districts = districts;
  }

  @GetMapping
  @Operation(
      operationId = "showPartner",
      summary = "Show a partner and where it stands",
      description =
          "Its members, and staff once it was applied for. For everybody else it answers 404, as"
              + " if it were not there.")
  ResponseEntity<PartnerResponse> show(
      @PathVariable String id,
      Caller caller,
      @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
          @Nullable String ifNoneMatch) {
    PartnerView partner = visible(id, caller);
    return TaggedRead.answer(partner.version(), PartnerResponse.of(partner), ifNoneMatch);
  }

  @PatchMapping(consumes = {MediaType.APPLICATION_JSON_VALUE, "application/merge-patch+json"})
  @Operation(
      operationId = "amendPartner",
      summary = "Amend what an organisation says of itself",
      description =
          "Its members only: a draft, while information is requested, while accredited, and before"
              + " a renewal. A merge patch (RFC 7396): what is absent stays, what is null goes. While"
              + " a term runs, name, legal form, sector and register stay as they were accredited. A"
              + " draft may leave out anything.")
  ResponseEntity<PartnerResponse> amend(
      @PathVariable String id,
      Caller caller,
      EntityTag ifMatch,
      HttpServletRequest request,
      @RequestBody JsonNode patch) {
    ObjectNode changes = merge.read(patch, request);
    Outcome outcome =
        amend.amend(
            id,
            People.viewer(caller),
            ViewTag.version(ifMatch),
            (before, draft, now) ->
                new OrganisationBody(districts, new Checked())
                    .said(
                        merge.merge(OrganisationRequest.of(before), changes),
                        draft,
                        version ->
                            before.terms() != null && version.equals(before.terms().version())
                                ? before.terms()
                                : new AcceptedTerms(version, now)));
    return switch (outcome) {
      case Outcome.Done(PartnerView partner) ->
          TaggedRead.answer(partner.version(), PartnerResponse.of(partner), null);
      case Outcome.Repeated unkeyed ->
          throw new IllegalStateException("An amendment has no idempotency key");
      case Outcome.Refused(var why) -> throw Refusals.problem(why);
    };
  }

  @GetMapping("/audit-trail")
  @Operation(
      operationId = "showAuditTrail",
      summary = "Show what happened to a partner",
      description =
          "What, when, in which role, for which office and why. Staff also see who of the city; its"
              + " members do not.")
  ResponseEntity<AuditTrailResponse> auditTrail(
      @PathVariable String id,
      Caller caller,
      @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
          @Nullable String ifNoneMatch) {
    PartnerView partner = visible(id, caller);
    return TaggedRead.answer(
        partner.version(), AuditTrailResponse.of(partner.trail()), ifNoneMatch);
  }

  private PartnerView visible(String id, Caller caller) {
    return show.show(id, People.viewer(caller)).orElseThrow(Problem::notFound);
  }
}
