package city.participation.notifications.inbox.web;

import city.participation.defaults.http.Cursor;
import city.participation.defaults.http.EntityTag;
import city.participation.defaults.http.NextLink;
import city.participation.defaults.http.PageLimit;
import city.participation.defaults.problem.Problem;
import city.participation.defaults.security.Caller;
import city.participation.notifications.inbox.FindNotifications;
import city.participation.notifications.inbox.MarkRead;
import city.participation.notifications.inbox.NotificationPage;
import city.participation.notifications.inbox.NotificationSummary;
import city.participation.notifications.wording.Wordings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Notifications")
@RequestMapping("/api/notifications")
class NotificationController {

  private static final String ORDER = "newest";

  private final FindNotifications findNotifications;
  private final MarkRead markRead;
  private final Wordings wordings;

  NotificationController(
      FindNotifications findNotifications, MarkRead markRead, Wordings wordings) {
    this.findNotifications = findNotifications;
    this.markRead = markRead;
    this.wordings = wordings;
  }

  @GetMapping
  @Operation(
      operationId = "listNotifications",
      summary = "List the caller's notifications",
      description =
          "Newest first, told in the reader's language. unread counts the whole inbox, up to 1,000.")
  @ApiResponse(
      responseCode = "200",
      description = "A page",
      useReturnTypeSchema = true,
      headers = {
        @Header(
            name = HttpHeaders.ETAG,
            description = "For If-None-Match.",
            schema = @Schema(type = "string")),
        @Header(
            name = HttpHeaders.LINK,
            description = "The next page, if there is one (RFC 8288, rel=next).",
            schema = @Schema(type = "string"))
      })
  @ApiResponse(responseCode = "304", description = "As If-None-Match says.", content = @Content)
  ResponseEntity<NotificationListResponse> list(
      Caller caller,
      @RequestParam(defaultValue = "false") boolean unread,
      PageLimit limit,
      @Nullable Cursor cursor,
      @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String known,
      Locale locale,
      HttpServletRequest request) {
    NotificationPage page =
        findNotifications.page(caller.id(), unread, numberOf(cursor), limit.value());
    Cursor next = page.next() == null ? null : Cursor.of(ORDER, page.next());
    EntityTag tag = ListTag.of(page, locale);
    var answer =
        ResponseEntity.status(tag.matchesNoneOf(known) ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
            .eTag(tag.toString())
            .cacheControl(CacheControl.noCache().cachePrivate())
            .header(HttpHeaders.CONTENT_LANGUAGE, locale.toLanguageTag())
            .varyBy(HttpHeaders.ACCEPT_LANGUAGE, HttpHeaders.AUTHORIZATION);
    if (next != null) {
      answer.header(
          HttpHeaders.LINK,
          NextLink.of(
              URI.create(
                  request.getRequestURI()
                      + (request.getQueryString() == null ? "" : "?" + request.getQueryString())),
              next));
    }
    if (tag.matchesNoneOf(known)) {
      return answer.build();
    }
    return answer.body(
        new NotificationListResponse(
            page.items().stream().map(one -> response(one, locale)).toList(),
            page.unread(),
            next == null ? null : next.toString()));
  }

  @PutMapping("/{id}/read")
  @Operation(
      operationId = "markNotificationRead",
      summary = "Mark a notification as read",
      description = "Doing it again changes nothing. A notification of somebody else answers 404.")
  NotificationResponse read(Caller caller, @PathVariable String id, Locale locale) {
    return markRead
        .one(caller.id(), id)
        .map(one -> response(one, locale))
        .orElseThrow(Problem::notFound);
  }

  @PutMapping("/read")
  @Operation(
      operationId = "markNotificationsReadUpTo",
      summary = "Mark all notifications as read, up to the last one seen",
      description = "What arrived after that one stays unread.")
  UnreadResponse readUpTo(Caller caller, @RequestBody ReadUpToRequest request) {
    String upTo = request.upTo();
    if (upTo == null) {
      throw Problem.invalid().withField("/upTo", "missing");
    }
    if (upTo.length() > ReadUpToRequest.LONGEST) {
      throw Problem.invalid().withField("/upTo", "too-long", ReadUpToRequest.LONGEST);
    }
    if (markRead.upTo(caller.id(), upTo).isEmpty()) {
      throw Problem.invalid().withField("/upTo", "unknown-notification");
    }
    return new UnreadResponse(findNotifications.unread(caller.id()));
  }

  private static long numberOf(@Nullable Cursor cursor) {
    if (cursor == null) {
      return Long.MAX_VALUE;
    }
    try {
      return Long.parseLong(cursor.keysOf(ORDER, 1).getFirst());
    } catch (NumberFormatException notOurs) {
      throw Cursor.refused();
    }
  }

  private NotificationResponse response(NotificationSummary notification, Locale locale) {
    return NotificationResponse.of(
        notification, wordings.of(notification.matter(), notification.parameters(), locale));
  }
}
