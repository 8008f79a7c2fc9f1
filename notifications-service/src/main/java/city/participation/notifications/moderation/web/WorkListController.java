package city.participation.notifications.moderation.web;

import city.participation.defaults.http.Cursor;
import city.participation.defaults.http.NextLink;
import city.participation.defaults.http.PageLimit;
import city.participation.notifications.idea.FindWaitingIdeas.Position;
import city.participation.notifications.moderation.FindWorkList;
import city.participation.notifications.moderation.WorkItem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Moderation")
class WorkListController {

  private static final String ORDER = "oldest";

  private final FindWorkList findWorkList;

  WorkListController(FindWorkList findWorkList) {
    this.findWorkList = findWorkList;
  }

  @GetMapping("/api/notifications/work-list")
  @Operation(
      operationId = "listWork",
      summary = "List the ideas that wait for a moderator",
      description = "For moderators. The idea that waits longest comes first.")
  @ApiResponse(
      responseCode = "200",
      description = "A page",
      useReturnTypeSchema = true,
      headers =
          @Header(
              name = HttpHeaders.LINK,
              description = "The next page, if there is one (RFC 8288, rel=next).",
              schema = @Schema(type = "string")))
  ResponseEntity<WorkListResponse> workList(
      PageLimit limit, @Nullable Cursor cursor, HttpServletRequest request) {
    List<WorkItem> found = findWorkList.after(positionOf(cursor), limit.value() + 1);
    List<WorkItem> items = found.stream().limit(limit.value()).toList();
    var answer = ResponseEntity.ok().cacheControl(CacheControl.noStore());
    if (found.size() <= limit.value()) {
      return answer.body(WorkListResponse.of(items, null));
    }
    WorkItem last = items.getLast();
    Cursor next = Cursor.of(ORDER, last.submittedAt(), last.idea());
    String query = request.getQueryString();
    URI page = URI.create(request.getRequestURI() + (query == null ? "" : "?" + query));
    return answer
        .header(HttpHeaders.LINK, NextLink.of(page, next))
        .body(WorkListResponse.of(items, next));
  }

  private static @Nullable Position positionOf(@Nullable Cursor cursor) {
    if (cursor == null) {
      return null;
    }
    List<String> keys = cursor.keysOf(ORDER, 2);
    try {
      return new Position(Instant.parse(keys.getFirst()), keys.getLast());
    } catch (DateTimeException notOurs) {
      throw Cursor.refused();
    }
  }
}
