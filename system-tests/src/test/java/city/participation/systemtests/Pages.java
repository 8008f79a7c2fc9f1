package city.participation.systemtests;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The items of all pages of a list. */
final class Pages {

  private Pages() {}

  static List<JsonNode> all(Api api, @Nullable String client, String path) {
    var found = new ArrayList<JsonNode>();
    var first = path + (path.contains("?") ? "&" : "?") + "limit=100";
    var cursor = "";
    do {
      var page = api.get(client, first + cursor).expect(200).json();
      page.required("items").forEach(found::add);
      cursor = page.hasNonNull("next") ? "&cursor=" + page.required("next").asString() : "";
    } while (!cursor.isEmpty());
    return found;
  }
}
