package city.participation.notifications.contact.web;

import city.participation.defaults.http.EntityTag;
import city.participation.defaults.problem.Problem;
import city.participation.defaults.security.Caller;
import city.participation.notifications.contact.ConfirmContact;
import city.participation.notifications.contact.ContactSummary;
import city.participation.notifications.contact.DeleteContact;
import city.participation.notifications.contact.FindContact;
import city.participation.notifications.contact.SetContact;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Contact")
@RequestMapping("/api/notifications/contact")
class ContactController {

  private static final String FOR_TAG = "For If-None-Match and If-Match.";

  private final FindContact findContact;
  private final SetContact setContact;
  private final ConfirmContact confirmContact;
  private final DeleteContact deleteContact;

  ContactController(
      FindContact findContact,
      SetContact setContact,
      ConfirmContact confirmContact,
      DeleteContact deleteContact) {
    this.findContact = findContact;
    this.setContact = setContact;
    this.confirmContact = confirmContact;
    this.deleteContact = deleteContact;
  }

  @GetMapping
  @Operation(operationId = "showContact", summary = "Show the caller's mail address")
  @ApiResponse(
      responseCode = "200",
      description = "The contact",
      useReturnTypeSchema = true,
      headers =
          @Header(
              name = HttpHeaders.ETAG,
              description = FOR_TAG,
              schema = @Schema(type = "string")))
  @ApiResponse(responseCode = "304", description = "As If-None-Match says.", content = @Content)
  ResponseEntity<ContactResponse> show(
      Caller caller,
      @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String known) {
    ContactSummary contact = findContact.of(caller.id()).orElseThrow(Problem::notFound);
    if (tagOf(contact).matchesNoneOf(known)) {
      return ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(tagOf(contact).toString()).build();
    }
    return answer(HttpStatus.OK, contact);
  }

  /** The first contact needs no {@code If-Match}; each change of one does. */
  @PutMapping
  @Operation(
      operationId = "setContact",
      summary = "Set the mail address and language",
      description =
          "A new address gets a mail with a code that confirms it; until then the old one stays in use. Changing a contact needs If-Match, the first one does not.")
  @ApiResponse(
      responseCode = "200",
      description = "Changed",
      useReturnTypeSchema = true,
      headers =
          @Header(
              name = HttpHeaders.ETAG,
              description = FOR_TAG,
              schema = @Schema(type = "string")))
  @ApiResponse(
      responseCode = "201",
      description = "The first one",
      useReturnTypeSchema = true,
      headers =
          @Header(
              name = HttpHeaders.ETAG,
              description = FOR_TAG,
              schema = @Schema(type = "string")))
  ResponseEntity<ContactResponse> set(
      Caller caller,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String seen,
      @RequestBody ContactRequest request) {
    var address = request.mailAddress();
    var language = request.spoken();
    return switch (setContact.set(caller.id(), address, language, versionOf(caller, seen))) {
      case SetContact.Outcome.Stored(ContactSummary contact, boolean created) ->
          answer(created ? HttpStatus.CREATED : HttpStatus.OK, contact);
      case SetContact.Outcome.Unseen() ->
          throw Problem.of(HttpStatus.PRECONDITION_REQUIRED, "precondition-required");
      case SetContact.Outcome.Stale(var current) -> {
        Problem stale = Problem.of(HttpStatus.PRECONDITION_FAILED, "stale");
        current.ifPresent(now -> stale.withHeader(HttpHeaders.ETAG, tagOf(now).toString()));
        throw stale;
      }
      case SetContact.Outcome.TooOften(Duration patience) ->
          throw Problem.of(HttpStatus.TOO_MANY_REQUESTS, "notifications.too-many-codes")
              .withRetryAfter(patience);
      case SetContact.Outcome.MailIsOff() ->
          throw Problem.of(HttpStatus.CONFLICT, "notifications.mail-is-off");
    };
  }

  @DeleteMapping
  @Operation(
      operationId = "deleteContact",
      summary = "Forget the mail address",
      description = "At once, also for mails that wait already.")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(Caller caller) {
    deleteContact.of(caller.id());
  }

  @PostMapping("/verification")
  @Operation(
      operationId = "confirmContact",
      summary = "Confirm the mail address with the mailed code",
      description = "A code works once, within 24 hours.")
  @ApiResponse(
      responseCode = "200",
      description = "Confirmed",
      useReturnTypeSchema = true,
      headers =
          @Header(
              name = HttpHeaders.ETAG,
              description = FOR_TAG,
              schema = @Schema(type = "string")))
  ResponseEntity<ContactResponse> verify(Caller caller, @RequestBody VerificationRequest request) {
    String token = request.token();
    if (token == null) {
      throw Problem.invalid().withField("/token", "missing");
    }
    if (token.length() > VerificationRequest.LONGEST) {
      throw Problem.invalid().withField("/token", "too-long", VerificationRequest.LONGEST);
    }
    return switch (confirmContact.confirm(caller.id(), token)) {
      case ConfirmContact.Outcome.Confirmed(ContactSummary contact) ->
          answer(HttpStatus.OK, contact);
      case ConfirmContact.Outcome.Unknown() ->
          throw Problem.of(HttpStatus.CONFLICT, "notifications.unknown-code");
      case ConfirmContact.Outcome.Late() ->
          throw Problem.of(HttpStatus.CONFLICT, "notifications.late-code");
    };
  }

  /** A tag that is not the current one is a version that never was. */
  private OptionalLong versionOf(Caller caller, @Nullable String seen) {
    if (seen == null) {
      return OptionalLong.empty();
    }
    EntityTag tag = EntityTag.ofIfMatch(seen);
    return OptionalLong.of(
        findContact
            .of(caller.id())
            .filter(contact -> tagOf(contact).equals(tag))
            .map(ContactSummary::version)
            .orElse(-1L));
  }

  private static EntityTag tagOf(ContactSummary contact) {
    return EntityTag.of(contact.version(), contact.createdAt().toString());
  }

  private static ResponseEntity<ContactResponse> answer(HttpStatus status, ContactSummary contact) {
    return ResponseEntity.status(status)
        .eTag(tagOf(contact).toString())
        .cacheControl(CacheControl.noCache().cachePrivate())
        .body(ContactResponse.of(contact));
  }
}
