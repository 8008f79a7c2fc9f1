package city.participation.events.registration.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Schema(name = "RegistrationPage", description = "A part of the caller's registrations.")
record RegistrationPageResponse(
    List<RegistrationResponse> items,
    @Schema(description = "The cursor of the next page; absent on the last.")
        @Nullable String next) {}
