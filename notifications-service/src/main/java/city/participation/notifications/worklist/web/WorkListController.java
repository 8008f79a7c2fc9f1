package city.participation.notifications.worklist.web;

import city.participation.defaults.http.Cursor;
import city.participation.defaults.http.PageLimit;
import city.participation.notifications.idea.FindWaitingIdeas.Position;
import city.participation.notifications.worklist.FindWorkList;
import city.participation.notifications.worklist.WorkItem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
    if (found.size() <= limit.value()) {
      return WorkPages.last(WorkListResponse.of(items, null));
    }
    WorkItem last = items.getLast();
    Cursor next = Cursor.of(ORDER, last.submittedAt(), last.idea());
    return WorkPages.before(next, request, WorkListResponse.of(items, next));
  }

  private static @Nullable Position positionOf(@Nullable Cursor cursor) {
    if (cursor == null) {
      return null;
    }
    List<String> keys = cursor.keysOf(ORDER, 2);
    return new Position(WorkPages.instant(keys.getFirst()), keys.getLast());
  }
}
