package city.participation.systemtests;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** All ideas that a moderator sees, and what their JSON says. */
final class Ideas {

  private static final List<String> STATUSES =
      List.of("SUBMITTED", "PUBLISHED", "REJECTED", "WITHDRAWN");

  private Ideas() {}

  static int supports(JsonNode idea) {
    return idea.required("supportCount").asInt();
  }

  static List<JsonNode> all(Api api) {
    var found = new ArrayList<JsonNode>();
    for (var status : STATUSES) {
      found.addAll(Pages.all(api, Api.MODERATOR, "/api/ideas?status=" + status));
    }
    return found;
  }
}
