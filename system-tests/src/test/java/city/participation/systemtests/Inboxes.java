package city.participation.systemtests;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** People's inboxes, all pages of them. */
final class Inboxes {

  private Inboxes() {}

  static List<JsonNode> all(Api api, String person) {
    return Pages.all(api, person, "/api/notifications");
  }

  static List<JsonNode> about(Api api, String person, String idea) {
    return all(api, person).stream()
        .filter(one -> one.required("link").asString().endsWith(idea))
        .toList();
  }
}
