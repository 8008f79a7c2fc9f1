package city.participation.partners.directory.web;

import city.participation.partners.directory.DirectoryFilter;
import city.participation.partners.directory.DirectoryOrder;
import city.participation.partners.directory.DirectoryPage;
import city.participation.partners.directory.ReadDirectory;
import city.participation.partners.organisation.Sector;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Hands out the whole directory for spreadsheets and open data. */
@RestController
@Tag(name = "Directory")
class ExportController {

  /** So that not more than a page is in memory, however long the list. */
  private static final int PAGE = 100;

  private final ReadDirectory directory;
  private final DirectoryQuery query;

  ExportController(ReadDirectory directory, DirectoryQuery query) {
    this.directory = directory;
    this.query = query;
  }

  @GetMapping(path = "/api/partners/directory/export", produces = "text/csv")
  @Operation(
      operationId = "exportDirectory",
      summary = "Export the accredited partners as CSV",
      description =
          "All that the filters leave, by name: RFC 4180 in UTF-8, with a header line; several themes"
              + " or districts are parted by a space. A cell that a spreadsheet would take for a"
              + " formula begins with an apostrophe.")
  @ApiResponse(
      responseCode = "200",
      description = "OK",
      content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
  void export(
      HttpServletResponse response,
      @Parameter(
              description = "Only partners of this sector.",
              schema = @Schema(implementation = Sector.class))
          @RequestParam(required = false)
          @Nullable String sector,
      @Parameter(description = "Code of a theme.", example = "liveability")
          @RequestParam(required = false)
          @Nullable String theme,
      @Parameter(description = "Number of a Stadtteil or a Stadtbezirk.", example = "301")
          @RequestParam(required = false)
          @Nullable String district,
      @Parameter(description = "Only who takes part in this programme, by its id.")
          @RequestParam(required = false)
          @Nullable String programme,
      @Parameter(
              description = "Words as in the list.",
              schema = @Schema(maxLength = DirectoryQuery.SEARCH_MAX))
          @RequestParam(required = false)
          @Nullable String q)
      throws IOException {
    DirectoryFilter filter = query.filter(sector, theme, district, programme, q);
    // Before the answer begins: a database that is away is told by a problem.
    DirectoryPage page = directory.list(filter, DirectoryOrder.NAME, PAGE, null);
    response.setContentType("text/csv;charset=UTF-8;header=present");
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"partners.csv\"");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
    Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
    DirectoryTable table = new DirectoryTable(out);
    table.add(page.items());
    while (page.last() != null) {
      page = directory.list(filter, DirectoryOrder.NAME, PAGE, page.last());
      table.add(page.items());
    }
    // Not closed when something fails: a table that breaks off must not look like a whole one.
    out.flush();
  }
}
