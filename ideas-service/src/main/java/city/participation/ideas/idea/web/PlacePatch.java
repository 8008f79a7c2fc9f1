package city.participation.ideas.idea.web;

import city.participation.defaults.problem.Problem;
import city.participation.ideas.idea.web.PlaceRequest.PointRequest;
import city.participation.ideas.place.Place;
import com.fasterxml.jackson.annotation.JsonSetter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What is to change of a place: absent stays, null goes (RFC 7396). A point is given whole. */
@Schema(description = "What is to change of the place; the rest stays. What is null is removed.")
final class PlacePatch {

  private final Map<String, @Nullable Object> given = new HashMap<>();

  @JsonSetter
  @Schema(
      description = "Official number of a Stadtbezirk (1 to 9) or Stadtteil (101 to 909).",
      example = "301")
  void setDistrict(@Nullable String district) {
    given.put("district", district);
  }

  @JsonSetter
  void setPoint(@Nullable PointRequest point) {
    given.put("point", point);
  }

  UnaryOperator<@Nullable Place> changes(IdeaBody body) {
    Place named = body.place((String) given.get("district"), (PointRequest) given.get("point"));
    return before -> {
      Place districtOf = given.containsKey("district") ? named : before;
      Place pointOf = given.containsKey("point") ? named : before;
      Place after =
          new Place(
              districtOf == null ? null : districtOf.district(),
              districtOf == null ? null : districtOf.borough(),
              pointOf == null ? null : pointOf.point());
      if (after.district() == null && after.point() == null) {
        throw Problem.invalid().withField("/place", "place-empty");
      }
      return after;
    };
  }
}
