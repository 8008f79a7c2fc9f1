package city.participation.partners.partner.web;

import city.participation.partners.member.Invitation;
import city.participation.partners.member.InvitationToken;
import city.participation.partners.member.MemberRole;
import city.participation.partners.partner.Person;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import org.jspecify.annotations.Nullable;

/** What people say about who acts for a partner. */
final class MemberRequests {

  private MemberRequests() {}

  @Schema(name = "InvitationRequest", description = "An invitation to act for a partner.")
  record InvitationRequest(
      @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable MemberRole role,
      @Schema(
              minLength = Invitation.NOTE_MIN,
              maxLength = Invitation.NOTE_MAX,
              description =
                  "For whom it is. Shown to members only, and kept no longer than the invitation.",
              example = "für den neuen Vorstand")
          @Nullable String note,
      @Schema(
              maxLength = Invitation.INVITEE_MAX,
              description =
                  "The opaque id of the only person who may use it; without it whoever has the"
                      + " token.")
          @Nullable String invitee,
      @Schema(
              description =
                  "For staff: on behalf of which office; without it that of the token's claim"
                      + " office. Kept in the audit trail.",
              minLength = Person.OFFICE_MIN,
              maxLength = Person.OFFICE_MAX)
          @Nullable String office) {}

  @Schema(name = "MembershipRequest", description = "What an invitation's receiver was handed.")
  record MembershipRequest(
      @Schema(
              requiredMode = RequiredMode.REQUIRED,
              minLength = InvitationToken.LENGTH,
              maxLength = InvitationToken.LENGTH)
          @Nullable String token) {}

  @Schema(name = "RoleRequest", description = "What a member shall be.")
  record RoleRequest(@Schema(requiredMode = RequiredMode.REQUIRED) @Nullable MemberRole role) {}
}
