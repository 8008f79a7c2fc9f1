package city.participation.events.registration.web;

import city.participation.defaults.http.EntityTag;
import city.participation.defaults.http.IdempotencyKey;
import city.participation.defaults.problem.Problem;
import city.participation.events.TaggedRead;
import city.participation.events.ViewTag;
import city.participation.events.guest.Registrant;
import city.participation.events.registration.ChangeRegistration;
import city.participation.events.registration.Register;
import city.participation.events.registration.RegistrationView;
import city.participation.events.registration.ShowRegistrations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(
    path = "/api/events/{id}/registrations",
    produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Registrations")
class RegistrationController {

  private final Register register;
  private final ChangeRegistration change;
  private final ShowRegistrations show;
  private final RegistrationAnswers answers;

  RegistrationController(
      Register register,
      ChangeRegistration change,
      ShowRegistrations show,
      RegistrationAnswers answers) {
    this.register = register;
    this.change = change;
    this.show = show;
    this.answers = answers;
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "register",
      summary = "Register for an event",
      description =
          "While it takes registrations; one open registration for each person, who has an account"
              + " or, from a mail, a pass. It is confirmed at"
              + " once if there are seats for the whole party and nobody waits, else put at the end"
              + " of the queue. Without a queue a full event answers 409.")
  @ApiResponse(responseCode = "201", description = "Registered", useReturnTypeSchema = true)
  ResponseEntity<RegistrationReceipt> register(
      @PathVariable String id,
      Registrant registrant,
      @Nullable IdempotencyKey key,
      @RequestBody RegistrationRequest request) {
    return answers.of(
        register.register(id, registrant.person(), request.form(), answers.key(key)),
        HttpStatus.CREATED);
  }

  @GetMapping("/{registration}")
  @Operation(
      operationId = "showRegistration",
      summary = "Show one's own registration",
      description =
          "With the place in the queue, the deadline of an offer, the ticket, and for who attends"
              + " online the link. Another person's answers 404.")
  ResponseEntity<RegistrationResponse> show(
      @PathVariable String id,
      @PathVariable String registration,
      Registrant registrant,
      @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
          @Nullable String ifNoneMatch) {
    RegistrationView found =
        show.show(id, registration, registrant.id()).orElseThrow(Problem::notFound);
    return TaggedRead.own(
        found.version(), RegistrationResponse.of(found), ifNoneMatch, Registrant.PASS_HEADER);
  }

  @PostMapping("/{registration}/acceptance")
  @Operation(
      operationId = "acceptOffer",
      summary = "Accept the seats that are offered",
      description = "Before the offer runs out.")
  ResponseEntity<RegistrationReceipt> accept(
      @PathVariable String id,
      @PathVariable String registration,
      Registrant registrant,
      EntityTag ifMatch,
      @Nullable IdempotencyKey key) {
    return answers.of(
        change.accept(
            id, registration, registrant.id(), ViewTag.version(ifMatch), answers.key(key)),
        HttpStatus.OK);
  }

  @PostMapping("/{registration}/cancellation")
  @Operation(
      operationId = "cancelRegistration",
      summary = "Give up one's seats, an offer, or the place in the queue",
      description = "Until the event begins. Seats go to the queue.")
  ResponseEntity<RegistrationReceipt> cancel(
      @PathVariable String id,
      @PathVariable String registration,
      Registrant registrant,
      EntityTag ifMatch,
      @Nullable IdempotencyKey key) {
    return answers.of(
        change.cancel(
            id, registration, registrant.id(), ViewTag.version(ifMatch), answers.key(key)),
        HttpStatus.OK);
  }
}
