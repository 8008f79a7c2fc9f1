package city.participation.partners.partner.web;

import city.participation.defaults.problem.Problem;
import city.participation.partners.partner.Action;
import city.participation.partners.partner.PartnerStatus;
import city.participation.partners.partner.Refusal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** How a refusal is answered. */
final class Refusals {

  private Refusals() {}

  static Problem problem(Refusal refusal) {
    return switch (refusal) {
      case Refusal.NotFound() -> Problem.notFound();
      case Refusal.NotYours() -> Problem.of(HttpStatus.FORBIDDEN, "not-your-partner");
      case Refusal.OwnOrganisation() -> Problem.of(HttpStatus.FORBIDDEN, "own-organisation");
      case Refusal.NotTheReviewer() -> Problem.of(HttpStatus.FORBIDDEN, "not-the-reviewer");
      case Refusal.FourEyes() -> Problem.of(HttpStatus.FORBIDDEN, "four-eyes");
      case Refusal.WrongState(PartnerStatus status, var allowed) -> wrongState(status, allowed);
      case Refusal.Stale(long current) ->
          Problem.of(HttpStatus.PRECONDITION_FAILED, "stale")
              .withHeader(HttpHeaders.ETAG, "\"" + current + "\"");
      case Refusal.OrganisationKnown(@Nullable String own, String pointer) ->
          known(own).withField(pointer, "taken");
      case Refusal.IdentityFixed(List<String> pointers) -> fixed(pointers);
      case Refusal.Incomplete(List<String> missing) -> incomplete(missing);
      case Refusal.TermsOutdated(String current) ->
          Problem.invalid().withField("/terms/version", "terms-outdated", current);
      case Refusal.ReasonMissing() -> Problem.invalid().withField("/reason", "missing");
      case Refusal.OfficeMissing() -> Problem.invalid().withField("/office", "office-missing");
      case Refusal.DateOutOfRange(String pointer, var first, var last) ->
          Problem.invalid()
              .withField(pointer, "date-out-of-range", first.toString(), last.toString());
      case Refusal.TermOfRejection() ->
          Problem.invalid().withField("/until", "no-term-of-rejection");
      case Refusal.TooManyAmendments(int limit) ->
          Problem.of(HttpStatus.CONFLICT, "too-many-amendments", limit);
      case Refusal.OwnerNeeded() -> Problem.of(HttpStatus.FORBIDDEN, "owner-needed");
      case Refusal.LastOwner() -> Problem.of(HttpStatus.CONFLICT, "last-owner");
      case Refusal.MemberUnknown() -> Problem.of(HttpStatus.NOT_FOUND, "member-unknown");
      case Refusal.AlreadyMember() -> Problem.of(HttpStatus.CONFLICT, "already-member");
      case Refusal.InvitationUnknown() -> Problem.of(HttpStatus.NOT_FOUND, "invitation-unknown");
      case Refusal.InvitationExpired() -> Problem.of(HttpStatus.GONE, "invitation-expired");
      case Refusal.OwnerFirst() -> Problem.invalid().withField("/role", "owner-first");
      case Refusal.DeciderCannotJoin() -> Problem.of(HttpStatus.CONFLICT, "reviewer-cannot-join");
      case Refusal.TooManyMembers(int limit) ->
          Problem.of(HttpStatus.CONFLICT, "too-many-members", limit);
      case Refusal.TooManyInvitations(int limit) ->
          Problem.of(HttpStatus.CONFLICT, "too-many-invitations", limit);
      case Refusal.TooManyMemberChanges(int limit) ->
          Problem.of(HttpStatus.CONFLICT, "too-many-member-changes", limit);
      case Refusal.ContactMissing() ->
          Problem.of(HttpStatus.CONFLICT, "contact-missing").withField("/contact", "missing");
      case Refusal.Busy() -> Problem.unavailable(Duration.ofSeconds(1));
      case Refusal.QuotaUsedUp(int limit, var retryAfter) ->
          Problem.of(HttpStatus.TOO_MANY_REQUESTS, "application-quota", limit)
              .withRetryAfter(retryAfter);
      case Refusal.KeyReused() ->
          Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "idempotency-key-reused");
    };
  }

  private static Problem fixed(List<String> pointers) {
    Problem problem = Problem.of(HttpStatus.CONFLICT, "identity-fixed");
    pointers.forEach(pointer -> problem.withField(pointer, "accredited"));
    return problem;
  }

  private static Problem incomplete(List<String> missing) {
    Problem problem = Problem.invalid();
    missing.forEach(pointer -> problem.withField(pointer, "missing"));
    return problem;
  }

  private static Problem wrongState(PartnerStatus status, List<Action> allowed) {
    // RFC 9457 has taken the name status for that of HTTP.
    return Problem.of(HttpStatus.CONFLICT, "partner-status", status.name())
        .withProperty("partnerStatus", status)
        .withProperty("allowed", allowed.stream().map(Action::resource).toList());
  }

  /** Whose application a stranger's is, is not told. */
  private static Problem known(@Nullable String own) {
    return own == null
        ? Problem.of(HttpStatus.CONFLICT, "organisation-known")
        : Problem.of(HttpStatus.CONFLICT, "organisation-yours")
            .withProperty("partner", "/api/partners/" + own);
  }
}
