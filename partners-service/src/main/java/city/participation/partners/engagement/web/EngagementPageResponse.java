package city.participation.partners.engagement.web;

import city.participation.defaults.http.Cursor;
import city.participation.partners.engagement.EngagementPage;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Schema(name = "EngagementPage", description = "A part of a list of engagements.")
record EngagementPageResponse(
    List<EngagementResponse> items,
    @Schema(description = "The cursor of the next page; absent on the last.")
        @Nullable String next) {

  static EngagementPageResponse of(EngagementPage page, @Nullable Cursor next) {
    return new EngagementPageResponse(
        page.items().stream().map(EngagementResponse::of).toList(),
        next == null ? null : next.toString());
  }
}
