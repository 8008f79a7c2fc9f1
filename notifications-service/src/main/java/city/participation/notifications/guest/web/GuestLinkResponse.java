package city.participation.notifications.guest.web;

import io.swagger.v3.oas.annotations.media.Schema;

/** The same whatever the address: nobody learns by asking. */
record GuestLinkResponse(
    @Schema(description = "How long the pass in the mail counts.") long validHours,
    @Schema(description = "More than so many an address does not get, whoever asks for them.")
        int mailsPerDay) {}
