package city.participation.events.registration.web;

import city.participation.events.registration.RegistrationStatus;
import city.participation.events.registration.RegistrationView;
import city.participation.events.seat.Mode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Schema(name = "Registration", description = "A registration, to whose it is.")
record RegistrationResponse(
    String id,
    String eventId,
    RegistrationStatus status,
    Mode mode,
    int seats,
    List<Given> answers,
    @Schema(description = "In the queue, from 1, while it waits.") @Nullable Long position,
    @Schema(description = "Before then an offer has to be accepted, or it goes to the next.")
        @Nullable Instant offerUntil,
    @Schema(description = "What is shown at the door, as text or in a QR code.")
        @Nullable String ticket,
    @Schema(description = "Where the event takes place, for who attends it online.")
        @Nullable String onlineLink,
    @Schema(description = "When the party came.") @Nullable Instant checkedInAt,
    Instant createdAt,
    @Schema(description = "When the status last changed.") Instant since,
    @Schema(description = "What the caller can do now.") List<String> allowed) {

  @Schema(name = "GivenAnswer", description = "An answer as it was given.")
  record Given(String question, String value) {}

  static RegistrationResponse of(RegistrationView registration) {
    return new RegistrationResponse(
        registration.id(),
        registration.eventId(),
        registration.status(),
        registration.mode(),
        registration.seats(),
        registration.answers().stream().map(it -> new Given(it.question(), it.value())).toList(),
        registration.position(),
        registration.offerUntil(),
        registration.ticket(),
        registration.onlineLink(),
        registration.checkedInAt(),
        registration.createdAt(),
        registration.since(),
        registration.allowed().stream().map(RegistrationView.Action::resource).toList());
  }
}
