package city.participation.events.registration.web;

import city.participation.defaults.http.Cursor;
import city.participation.defaults.http.EntityTag;
import city.participation.defaults.http.NextLink;
import city.participation.defaults.http.PageLimit;
import city.participation.events.guest.Registrant;
import city.participation.events.registration.RegistrationView;
import city.participation.events.registration.ShowRegistrations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Registrations")
class OwnRegistrationsController {

  private static final String KIND = "own";

  private final ShowRegistrations show;

  OwnRegistrationsController(ShowRegistrations show) {
    this.show = show;
  }

  @GetMapping(path = "/api/events/registrations", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "listRegistrations",
      summary = "List one's own registrations",
      description =
          "Of all events, in no order that means anything, until they are forgotten. To read on,"
              + " pass the answer's next as cursor, or follow the Link header.")
  ResponseEntity<RegistrationPageResponse> list(
      HttpServletRequest request,
      Registrant registrant,
      PageLimit limit,
      @Nullable Cursor cursor,
      @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
          @Nullable String ifNoneMatch) {
    String last = cursor == null ? null : cursor.keysOf(KIND, 1).getFirst();
    List<RegistrationView> found = show.list(registrant.id(), last, limit.value() + 1);
    List<RegistrationView> items = found.subList(0, Math.min(found.size(), limit.value()));
    Cursor next = items.size() == found.size() ? null : Cursor.of(KIND, items.getLast().id());
    RegistrationPageResponse body =
        new RegistrationPageResponse(
            items.stream().map(RegistrationResponse::of).toList(),
            next == null ? null : next.toString());
    EntityTag tag = EntityTag.of(items.size(), body.toString());
    boolean known = tag.matchesNoneOf(ifNoneMatch);
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(known ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
            .header(HttpHeaders.ETAG, tag.toString())
            .header(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION, Registrant.PASS_HEADER)
            .cacheControl(CacheControl.noCache().cachePrivate());
    if (next != null) {
      answer.header(HttpHeaders.LINK, NextLink.of(uri(request), next));
    }
    return known ? answer.build() : answer.body(body);
  }

  private static URI uri(HttpServletRequest request) {
    String query = request.getQueryString();
    return URI.create(request.getRequestURI() + (query == null ? "" : "?" + query));
  }
}
