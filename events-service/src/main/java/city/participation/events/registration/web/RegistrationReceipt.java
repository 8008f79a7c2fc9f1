package city.participation.events.registration.web;

import city.participation.events.registration.RegistrationStatus;
import city.participation.events.registration.RegistrationView;
import city.participation.events.seat.Mode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

@Schema(
    name = "RegistrationReceipt",
    description =
        "What a step has made of a registration. Short, because it is given again when the same"
            + " request is repeated.")
record RegistrationReceipt(
    String id,
    String eventId,
    RegistrationStatus status,
    Mode mode,
    int seats,
    @Schema(description = "What the caller can do now.") List<String> allowed) {

  static RegistrationReceipt of(RegistrationView registration) {
    return new RegistrationReceipt(
        registration.id(),
        registration.eventId(),
        registration.status(),
        registration.mode(),
        registration.seats(),
        registration.allowed().stream().map(RegistrationView.Action::resource).toList());
  }
}
