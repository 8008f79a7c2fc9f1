package city.participation.notifications.erasure.web;

import city.participation.defaults.http.IdempotencyKey;
import city.participation.defaults.problem.Problem;
import city.participation.defaults.security.Caller;
import city.participation.notifications.erasure.ReceiptToken;
import city.participation.notifications.erasure.RequestErasure;
import city.participation.notifications.erasure.RequestErasure.Outcome;
import city.participation.notifications.erasure.RequestErasure.RequestKey;
import city.participation.notifications.erasure.ShowErasure;
import city.participation.notifications.pass.GuestPasses;
import city.participation.notifications.pass.GuestPasses.Reading;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
@Tag(name = "Erasure")
@RequestMapping("/api/erasure-requests")
class ErasureController {

  private static final String RECEIPT = "Erasure-Receipt";

  private final RequestErasure requestErasure;
  private final ShowErasure showErasure;
  private final GuestPasses passes;
  private final JsonMapper json;

  ErasureController(
      RequestErasure requestErasure, ShowErasure showErasure, GuestPasses passes, JsonMapper json) {
    this.requestErasure = requestErasure;
    this.showErasure = showErasure;
    this.passes = passes;
    this.json = json;
  }

  @PostMapping
  @Operation(
      operationId = "requestErasure",
      summary = "Have everything about the caller erased",
      description =
          "Cannot be undone. Every service strips the person; what they contributed stays without"
              + " one, supports are taken back. What is done under the same sign-in before the erasure"
              + " has ended may be erased with it; whoever comes back afterwards is new. An"
              + " Idempotency-Key holds until the end: nothing that would recognise the caller is"
              + " kept for longer. A guest sends the header Guest-Pass instead of a token.")
  @ApiResponse(responseCode = "201", description = "Taken in", useReturnTypeSchema = true)
  ResponseEntity<ErasureResponse> request(
      @Nullable Caller caller,
      @RequestHeader(name = GuestPasses.HEADER, required = false) @Nullable String pass,
      @Nullable IdempotencyKey key,
      @RequestBody ErasureRequestBody body) {
    String person = pass == null ? idOf(caller) : guest(caller, pass);
    body.requireConfirmation();
    return switch (requestErasure.of(person, key(key))) {
      case Outcome.Taken(var receipt) -> created(ErasureResponse.of(receipt));
      case Outcome.Repeated(String answer) ->
          created(json.readValue(answer, ErasureResponse.class));
      case Outcome.UnderWay(String erasure) ->
          throw Problem.of(HttpStatus.CONFLICT, "notifications.erasure-under-way")
              .withProperty("erasure", erasure);
      case Outcome.KeyReused() ->
          throw Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "idempotency-key-reused");
    };
  }

  @GetMapping("/{id}")
  @Operation(
      operationId = "showErasure",
      summary = "Show how far an erasure is",
      description =
          "To whoever sends its receipt, and until it has ended to the person by their sign-in."
              + " A PARTIAL one becomes COMPLETED when the last service answers after all.")
  ResponseEntity<ErasureResponse> show(
      @PathVariable String id,
      @Nullable Caller caller,
      @RequestHeader(name = RECEIPT, required = false) @Nullable String receipt) {
    return showErasure
        .show(
            id,
            caller == null ? null : caller.id(),
            receipt == null ? null : new ReceiptToken(receipt))
        .map(erasure ->
            ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(ErasureResponse.of(erasure)))
        .orElseThrow(Problem::notFound);
  }

  private static String idOf(@Nullable Caller caller) {
    if (caller == null) {
      throw new AuthenticationCredentialsNotFoundException("This needs a caller or a pass");
    }
    return caller.id();
  }

  /** A pass proves who sends it; with a token there would be two of them. */
  private String guest(@Nullable Caller caller, String pass) {
    if (caller != null) {
      throw Problem.invalid().withParameter(GuestPasses.HEADER, "not-alone");
    }
    return switch (passes.read(pass)) {
      case Reading.Valid(String guest) -> guest;
      case Reading.Expired() -> throw unauthenticated("notifications.guest-pass-expired");
      case Reading.Unknown() -> throw unauthenticated("notifications.guest-pass-unknown");
    };
  }

  private static Problem unauthenticated(String code) {
    return Problem.of(HttpStatus.UNAUTHORIZED, code)
        .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
        .withProperty("renewal", "/api/notifications/guest-links");
  }

  private @Nullable RequestKey key(@Nullable IdempotencyKey key) {
    return key == null
        ? null
        : new RequestKey(
            key.value(),
            key.fingerprint(),
            receipt -> json.writeValueAsString(ErasureResponse.of(receipt)));
  }

  private static ResponseEntity<ErasureResponse> created(ErasureResponse erasure) {
    return ResponseEntity.created(URI.create("/api/erasure-requests/" + erasure.id()))
        .cacheControl(CacheControl.noStore())
        .body(erasure);
  }
}
