package city.participation.systemtests;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** People's inboxes, all pages of them. */
final class Inboxes {

  private Inboxes() {}

  static List<JsonNode> all(Api api, String person) {
    var found = new ArrayList<JsonNode>();
    var first = "/api/notifications?limit=100";
    var cursor = "";
    do {
      var page = api.get(person, first + cursor).expect(200).json();
      page.required("items").forEach(found::add);
      cursor = page.hasNonNull("next") ? "&cursor=" + page.required("next").asString() : "";
    } while (!cursor.isEmpty());
    return found;
  }

  static List<JsonNode> about(Api api, String person, String idea) {
    return all(api, person).stream()
        .filter(one -> one.required("link").asString().endsWith(idea))
        .toList();
  }
}
