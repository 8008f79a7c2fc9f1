package city.participation.notifications.guest.web;

import city.participation.defaults.http.IdempotencyKey;
import city.participation.defaults.problem.Problem;
import city.participation.notifications.guest.AskForPass;
import city.participation.notifications.guest.AskForPass.Outcome;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Guests")
@RequestMapping("/api/notifications/guest-links")
class GuestLinkController {

  private final AskForPass askForPass;
  private final SteadyAnswer steady;

  GuestLinkController(
      AskForPass askForPass,
      @Value("${participation.guests.answer-after:300ms}") Duration answerAfter) {
    this.askForPass = askForPass;
    this.steady = new SteadyAnswer(answerAfter);
  }

  @PostMapping
  @SecurityRequirements
  @Operation(
      operationId = "askForGuestPass",
      summary = "Ask for a pass, to take part without an account",
      description =
          "It goes to that address by mail, and does instead of an account, in the header"
              + " Guest-Pass, where an event is registered for. Everybody with an address is one"
              + " guest, with the next pass too. The answer is the same whether or not the address"
              + " is known, and whether or not it has had all the mails of a day. An"
              + " Idempotency-Key counts for one address.")
  @ApiResponse(
      responseCode = "202",
      description = "A mail is under way, if there may be one",
      useReturnTypeSchema = true)
  ResponseEntity<GuestLinkResponse> ask(
      @Nullable IdempotencyKey key, @RequestBody GuestLinkRequest request) {
    var address = request.mailAddress();
    var language = request.spoken();
    var event = request.eventId();
    return switch (steady.of(
        () -> askForPass.ask(address, language, event, key == null ? null : key.value()))) {
      case Outcome.Taken(Duration linkLife, int mailsPerDay) ->
          ResponseEntity.status(HttpStatus.ACCEPTED)
              .cacheControl(CacheControl.noStore())
              .body(new GuestLinkResponse(linkLife.toHours(), mailsPerDay));
      case Outcome.MailIsOff() ->
          throw Problem.of(HttpStatus.CONFLICT, "notifications.mail-is-off");
    };
  }
}
