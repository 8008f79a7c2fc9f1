package city.participation.notifications.worklist.web;

import city.participation.defaults.http.Cursor;
import city.participation.notifications.worklist.WorkItem;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code next}: cursor of the next page. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WorkListResponse(List<Item> items, @Nullable String next) {

  /** {@code age}: an ISO 8601 duration, such as {@code PT26H3M}. */
  @Schema(name = "WorkItem")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Item(
      String idea,
      @Nullable String theme,
      @Nullable String district,
      @Nullable String origin,
      Instant submittedAt,
      @Schema(example = "PT26H3M") String age,
      String link) {}

  static WorkListResponse of(List<WorkItem> items, @Nullable Cursor next) {
    return new WorkListResponse(
        items.stream().map(WorkListResponse::item).toList(), next == null ? null : next.toString());
  }

  private static Item item(WorkItem item) {
    return new Item(
        item.idea(),
        item.theme(),
        item.district(),
        item.origin(),
        item.submittedAt(),
        item.age().toString(),
        "/api/ideas/" + item.idea());
  }
}
