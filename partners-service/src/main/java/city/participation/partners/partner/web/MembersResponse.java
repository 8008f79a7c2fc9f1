package city.participation.partners.partner.web;

import city.participation.partners.member.Invitation;
import city.participation.partners.member.Member;
import city.participation.partners.member.MemberRole;
import city.participation.partners.partner.PartnerView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Schema(name = "Members", description = "Who acts for a partner, and who is invited to.")
record MembersResponse(
    @Schema(description = "Longest first.") List<MemberResponse> members,
    @Schema(description = "Neither used nor revoked; one that ran out stays for 30 days.")
        List<InvitationResponse> invitations) {

  @Schema(name = "Member")
  record MemberResponse(
      @Schema(description = "The opaque id; nothing else is known of a member.") String person,
      MemberRole role,
      Instant since) {

    private static MemberResponse of(Member member) {
      return new MemberResponse(member.person(), member.role(), member.since());
    }
  }

  @Schema(name = "Invitation")
  record InvitationResponse(
      String id,
      MemberRole role,
      @Schema(description = "For members: for whom it is, as an owner noted it.")
          @Nullable String note,
      @Schema(description = "The opaque id of the only person who may use it, if there is one.")
          @Nullable String invitee,
      Instant invitedAt,
      @Schema(description = "Until when it can be used.") Instant expiresAt) {

    private static InvitationResponse of(Invitation invitation, boolean toMembers) {
      return new InvitationResponse(
          invitation.id(),
          invitation.role(),
          toMembers ? invitation.note() : null,
          invitation.invitee(),
          invitation.invitedAt(),
          invitation.expiresAt());
    }
  }

  static MembersResponse of(PartnerView partner) {
    return new MembersResponse(
        partner.representation().members().stream().map(MemberResponse::of).toList(),
        partner.representation().invitations().stream()
            .map(it -> InvitationResponse.of(it, partner.own()))
            .toList());
  }
}
