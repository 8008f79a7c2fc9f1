package city.participation.notifications.worklist.web;

import city.participation.defaults.http.Cursor;
import city.participation.notifications.worklist.PartnerWorkItem;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code next}: cursor of the next page. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PartnerWorkListResponse(List<Item> items, @Nullable String next) {

  /** {@code age}: an ISO 8601 duration, such as {@code PT26H3M}. */
  @Schema(name = "PartnerWorkItem")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Item(
      String partner,
      @Schema(description = "Whether it is about another term.") boolean renewal,
      @Schema(
              description =
                  "Present while the city waits for an answer: until when the partner was to give it.")
          @Nullable LocalDate answerBy,
      Instant appliedAt,
      @Schema(example = "PT26H3M") String age,
      String link) {}

  static PartnerWorkListResponse of(List<PartnerWorkItem> items, @Nullable Cursor next) {
    return new PartnerWorkListResponse(
        items.stream().map(PartnerWorkListResponse::item).toList(),
        next == null ? null : next.toString());
  }

  private static Item item(PartnerWorkItem item) {
    return new Item(
        item.partner(),
        item.renewal(),
        item.answerBy(),
        item.appliedAt(),
        item.age().toString(),
        "/api/partners/" + item.partner());
  }
}
