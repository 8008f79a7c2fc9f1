package city.participation.partners.directory.web;

import city.participation.defaults.http.Cursor;
import city.participation.partners.directory.DirectoryPage;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Schema(name = "DirectoryPage", description = "A part of the list of accredited partners.")
record DirectoryPageResponse(
    List<DirectoryEntryResponse> items,
    @Schema(description = "The cursor of the next page; absent on the last.")
        @Nullable String next) {

  static DirectoryPageResponse of(DirectoryPage page, @Nullable Cursor next) {
    return new DirectoryPageResponse(
        page.items().stream().map(DirectoryEntryResponse::of).toList(),
        next == null ? null : next.toString());
  }
}
