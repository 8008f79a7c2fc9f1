package city.participation.ideas.idea.web;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Schema(description = "Where the idea belongs: a district, a point in the city, or both.")
record PlaceRequest(
    @Schema(
            description = "Official number of a Stadtbezirk (1 to 9) or Stadtteil (101 to 909).",
            example = "301")
        @Nullable String district,
    @Nullable PointRequest point) {

  @Schema(name = "Point", description = "A GeoJSON point (RFC 7946).")
  record PointRequest(
      @Schema(allowableValues = "Point", example = "Point") @Nullable String type,
      @ArraySchema(
              minItems = 2,
              maxItems = 2,
              arraySchema =
                  @Schema(
                      description = "Longitude, latitude in degrees (WGS 84).",
                      example = "[6.917, 50.921]"))
          @Nullable List<@Nullable Double> coordinates) {}
}
