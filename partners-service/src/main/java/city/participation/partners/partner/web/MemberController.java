package city.participation.partners.partner.web;

import city.participation.defaults.http.EntityTag;
import city.participation.defaults.http.IdempotencyKey;
import city.participation.defaults.problem.Problem;
import city.participation.defaults.security.Caller;
import city.participation.partners.Checked;
import city.participation.partners.People;
import city.participation.partners.TaggedRead;
import city.participation.partners.ViewTag;
import city.participation.partners.member.Invitation;
import city.participation.partners.member.InvitationToken;
import city.participation.partners.member.MemberRole;
import city.participation.partners.member.NewInvitation;
import city.participation.partners.partner.ManageMembers;
import city.participation.partners.partner.Outcome;
import city.participation.partners.partner.PartnerView;
import city.participation.partners.partner.Person;
import city.participation.partners.partner.Refusal;
import city.participation.partners.partner.ShowPartner;
import city.participation.partners.partner.web.MemberRequests.InvitationRequest;
import city.participation.partners.partner.web.MemberRequests.MembershipRequest;
import city.participation.partners.partner.web.MemberRequests.RoleRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who acts for a partner. */
@RestController
@RequestMapping(path = "/api/partners/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Members")
class MemberController {

  private static final String ME = "me";
  private static final Predicate<String> TOKEN =
      Pattern.compile("[A-Za-z0-9_-]{%d}".formatted(InvitationToken.LENGTH)).asMatchPredicate();
  private static final Predicate<String> OPAQUE_ID =
      Pattern.compile("[\\x21-\\x7E]+").asMatchPredicate();

  private final ShowPartner show;
  private final ManageMembers manage;
  private final Answers answers;
  private final InvitationAnswers invitations;

  MemberController(
      ShowPartner show, ManageMembers manage, Answers answers, InvitationAnswers invitations) {
    this.show = show;
    this.manage = manage;
    this.answers = answers;
    this.invitations = invitations;
  }

  @GetMapping("/members")
  @Operation(
      operationId = "listMembers",
      summary = "List who acts for a partner",
      description = "Its members, and staff once it was applied for.")
  ResponseEntity<MembersResponse> members(
      @PathVariable String id,
      Caller caller,
      @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
          @Nullable String ifNoneMatch) {
    PartnerView partner = show.show(id, People.viewer(caller)).orElseThrow(Problem::notFound);
    return TaggedRead.answer(partner.version(), MembersResponse.of(partner), ifNoneMatch);
  }

  @PostMapping(path = "/invitations", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "inviteMember",
      summary = "Invite somebody to act for a partner",
      description =
          "An owner; while there is none, staff invite one. The answer has the token that makes its"
              + " receiver a member, once and for some days. Nobody can look it up later, but the"
              + " same request under the same key is given it again.")
  @ApiResponse(responseCode = "201", description = "Invited", useReturnTypeSchema = true)
  ResponseEntity<InvitationReceipt> invite(
      @PathVariable String id,
      Caller caller,
      EntityTag ifMatch,
      @Nullable IdempotencyKey key,
      @RequestBody InvitationRequest request) {
    Checked body = new Checked();
    MemberRole role = StaffSteps.required(body, "/role", request.role());
    String note =
        request.note() == null
            ? null
            : body.line("/note", request.note(), Invitation.NOTE_MIN, Invitation.NOTE_MAX);
    String invitee =
        request.invitee() == null
            ? null
            : body.form(
                "/invitee", request.invitee(), Invitation.INVITEE_MAX, OPAQUE_ID, "no-opaque-id");
    Person person = body.person(caller, request.office());
    body.complain();
    NewInvitation wanted = NewInvitation.of(Objects.requireNonNull(role), invitee, note);
    return invitations.of(
        manage.invite(
            id,
            person,
            ViewTag.version(ifMatch),
            invitations.key(key, caller.id(), wanted),
            wanted),
        key,
        caller.id(),
        wanted);
  }

  @DeleteMapping("/invitations/{invitation}")
  @Operation(
      operationId = "revokeInvitation",
      summary = "Revoke an invitation",
      description = "An owner; while there is none, staff.")
  ResponseEntity<PartnerReceipt> revokeInvitation(
      @PathVariable String id,
      @PathVariable String invitation,
      Caller caller,
      EntityTag ifMatch,
      @Parameter(
              description =
                  "For staff: on behalf of which office; without it that of the token's claim"
                      + " office, and one of both is needed.",
              schema = @Schema(minLength = Person.OFFICE_MIN, maxLength = Person.OFFICE_MAX))
          @RequestParam(required = false)
          @Nullable String office) {
    Checked parameters = Checked.parameters();
    Person person = parameters.person(caller, office);
    parameters.complain();
    Outcome outcome = manage.revokeInvitation(id, person, ViewTag.version(ifMatch), invitation);
    if (outcome instanceof Outcome.Refused(Refusal.OfficeMissing _)) {
      parameters.wrong("/office", "office-missing");
      parameters.complain();
    }
    return answers.of(outcome, HttpStatus.OK);
  }

  @PostMapping(path = "/membership", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "acceptInvitation",
      summary = "Become a member",
      description =
          "Whoever was handed an invitation. Of several who use it at once one becomes a member.")
  ResponseEntity<PartnerReceipt> join(
      @PathVariable String id,
      Caller caller,
      @Nullable IdempotencyKey key,
      @RequestBody MembershipRequest request) {
    Checked body = new Checked();
    String token =
        body.form("/token", request.token(), InvitationToken.LENGTH, TOKEN, "no-invitation-token");
    body.complain();
    return answers.of(
        manage.join(
            id,
            People.viewer(caller),
            answers.key(key, HttpStatus.OK),
            new InvitationToken(Objects.requireNonNull(token))),
        HttpStatus.OK);
  }

  @PatchMapping(path = "/members/{person}", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "changeMemberRole",
      summary = "Change what a member may do",
      description = "An owner. The last one stays an owner.")
  ResponseEntity<PartnerReceipt> changeRole(
      @PathVariable String id,
      @Parameter(description = "A member's opaque id, or me.") @PathVariable String person,
      Caller caller,
      EntityTag ifMatch,
      @RequestBody RoleRequest request) {
    Checked body = new Checked();
    MemberRole role = StaffSteps.required(body, "/role", request.role());
    body.complain();
    return answers.of(
        manage.changeRole(
            id,
            People.viewer(caller),
            ViewTag.version(ifMatch),
            member(person, caller),
            Objects.requireNonNull(role)),
        HttpStatus.OK);
  }

  @DeleteMapping("/members/{person}")
  @Operation(
      operationId = "removeMember",
      summary = "Remove a member, or leave",
      description =
          "An owner removes others. Everybody may leave, but for the last owner. What they invited"
              + " others to, and nobody has used yet, ends with it.")
  ResponseEntity<PartnerReceipt> remove(
      @PathVariable String id,
      @Parameter(description = "A member's opaque id, or me.") @PathVariable String person,
      Caller caller,
      EntityTag ifMatch) {
    return answers.of(
        manage.remove(id, People.viewer(caller), ViewTag.version(ifMatch), member(person, caller)),
        HttpStatus.OK);
  }

  private static String member(String person, Caller caller) {
    return person.equals(ME) ? caller.id() : person;
  }
}
