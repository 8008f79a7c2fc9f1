package city.participation.notifications.worklist.web;

import city.participation.defaults.http.Cursor;
import city.participation.defaults.http.PageLimit;
import city.participation.notifications.partner.FindWaitingPartners.Position;
import city.participation.notifications.worklist.FindPartnerWork;
import city.participation.notifications.worklist.PartnerWorkItem;
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
@Tag(name = "Accreditation")
class PartnerWorkListController {

  private static final String ORDER = "oldest-partner";

  private final FindPartnerWork findPartnerWork;

  PartnerWorkListController(FindPartnerWork findPartnerWork) {
    this.findPartnerWork = findPartnerWork;
  }

  @GetMapping("/api/notifications/work-list/partners")
  @Operation(
      operationId = "listPartnerWork",
      summary = "List the applications and renewals of partners that wait for the city",
      description =
          "For staff. What waits longest comes first, and leaves the list when it is decided on or"
              + " withdrawn. With answerBy it is the partner who has to act, without it the city; how"
              + " far a review has come is to be read at GET /api/partners.")
  @ApiResponse(
      responseCode = "200",
      description = "A page",
      useReturnTypeSchema = true,
      headers =
          @Header(
              name = HttpHeaders.LINK,
              description = "The next page, if there is one (RFC 8288, rel=next).",
              schema = @Schema(type = "string")))
  ResponseEntity<PartnerWorkListResponse> partnerWorkList(
      PageLimit limit, @Nullable Cursor cursor, HttpServletRequest request) {
    List<PartnerWorkItem> found = findPartnerWork.after(positionOf(cursor), limit.value() + 1);
    List<PartnerWorkItem> items = found.stream().limit(limit.value()).toList();
    if (found.size() <= limit.value()) {
      return WorkPages.last(PartnerWorkListResponse.of(items, null));
    }
    PartnerWorkItem last = items.getLast();
    Cursor next = Cursor.of(ORDER, last.appliedAt(), last.partner());
    return WorkPages.before(next, request, PartnerWorkListResponse.of(items, next));
  }

  private static @Nullable Position positionOf(@Nullable Cursor cursor) {
    if (cursor == null) {
      return null;
    }
    List<String> keys = cursor.keysOf(ORDER, 2);
    return new Position(WorkPages.instant(keys.getFirst()), keys.getLast());
  }
}
