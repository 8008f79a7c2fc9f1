package city.participation.notifications.inbox.web;

import city.participation.defaults.problem.Problem;
import city.participation.defaults.security.Caller;
import city.participation.notifications.inbox.Arrivals;
import city.participation.notifications.inbox.FindNotifications;
import city.participation.notifications.inbox.InboxProperties;
import city.participation.notifications.wording.Wordings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

@RestController
@Tag(name = "Notifications")
class StreamController {

  private static final String LAST_EVENT_ID = "Last-Event-ID";
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private final FindNotifications findNotifications;
  private final Wordings wordings;
  private final Arrivals arrivals;
  private final OpenStreams streams;
  private final Clock clock;
  private final InboxProperties properties;

  StreamController(
      FindNotifications findNotifications,
      Wordings wordings,
      Arrivals arrivals,
      OpenStreams streams,
      Clock clock,
      InboxProperties properties) {
    this.findNotifications = findNotifications;
    this.wordings = wordings;
    this.arrivals = arrivals;
    this.streams = streams;
    this.clock = clock;
    this.properties = properties;
  }

  /** Without {@code Last-Event-ID} it starts with what arrives from now on. */
  @GetMapping(path = "/api/notifications/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @Operation(
      operationId = "streamNotifications",
      summary = "Follow new notifications live",
      description =
          "Server-sent events named notification, with the notification as data and its number as id. Last-Event-ID continues after that number; without it the stream starts with what arrives from now on. Ends when the token expires, and when the same person opens too many newer ones.")
  ResponseEntity<SseEmitter> stream(
      HttpMethod method,
      Caller caller,
      JwtAuthenticationToken token,
      @RequestHeader(name = LAST_EVENT_ID, required = false) @Nullable String lastSeen,
      Locale locale) {
    if (method.equals(HttpMethod.HEAD)) {
      // Nothing is written to it, so nobody would notice when its reader leaves.
      return ResponseEntity.ok().contentType(MediaType.TEXT_EVENT_STREAM).build();
    }
    if (!arrivals.isRunning()) {
      throw Problem.unavailable(RETRY_AFTER);
    }
    long newest = findNotifications.newest(caller.id());
    // No further than what there is: numbers beyond it were never given.
    long after = lastSeen == null ? newest : Math.min(newest, numberOf(lastSeen));
    Instant expires = token.getToken().getExpiresAt();
    Instant until = expires == null ? clock.instant() : expires;
    var stream =
        new NotificationStream(
            findNotifications,
            wordings,
            arrivals,
            clock,
            properties.heartbeat(),
            new NotificationStream.Reader(caller.id(), locale, until));
    Runnable giveBack = streams.take(caller.id(), stream::end);
    return ResponseEntity.ok()
        .contentType(MediaType.TEXT_EVENT_STREAM)
        .cacheControl(CacheControl.noStore())
        // Proxies such as nginx would collect what is to be seen at once.
        .header("X-Accel-Buffering", "no")
        .varyBy(HttpHeaders.ACCEPT_LANGUAGE)
        .body(stream.open(after, giveBack));
  }

  private static long numberOf(String lastSeen) {
    if (!lastSeen.matches("[0-9]{1,18}")) {
      throw Problem.invalid().withParameter(LAST_EVENT_ID, "wrong-format", "[0-9]+");
    }
    return Long.parseLong(lastSeen);
  }
}
