package city.participation.ideas.place.web;

import city.participation.ideas.place.District;
import city.participation.ideas.place.Districts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Lists to choose from")
class DistrictController {

  private final DistrictList all;

  DistrictController(Districts districts) {
    all = new DistrictList(districts.all().stream().map(DistrictItem::of).toList());
  }

  @GetMapping(path = "/api/ideas/districts", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "listDistricts",
      summary = "List Cologne's districts",
      description =
          "9 Stadtbezirke and 86 Stadtteile with their official numbers (Stadt Köln, Offene Daten"
              + " Köln, dl-de/by-2-0).")
  ResponseEntity<DistrictList> districts() {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic())
        .body(all);
  }

  @Schema(name = "Districts")
  record DistrictList(List<DistrictItem> items) {}

  @Schema(name = "District")
  record DistrictItem(
      @Schema(description = "The official number.", example = "301") String code,
      @Schema(example = "Klettenberg") String name,
      @Schema(description = "Of a Stadtteil: the number of its Stadtbezirk.", example = "3")
          @Nullable String borough) {

    private static DistrictItem of(District district) {
      return new DistrictItem(district.code(), district.name(), district.borough());
    }
  }
}
