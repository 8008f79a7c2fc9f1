package city.participation.partners.partner.web;

import city.participation.partners.member.MemberRole;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

@Schema(name = "InvitationReceipt", description = "An invitation, to be handed to whom it is for.")
record InvitationReceipt(
    String id,
    MemberRole role,
    @Schema(
            description =
                "Who posts this to the address below becomes a member. Shown here only, and once:"
                    + " the service keeps nothing but its hash.")
        String token,
    @Schema(
            description = "Where the token is posted.",
            example = "/api/partners/7f3c1a52-6d0b-8e41-9b1e-5a0c2d4e6f80/membership")
        String acceptAt,
    @Schema(description = "Until when it can be used.") Instant expiresAt) {}
