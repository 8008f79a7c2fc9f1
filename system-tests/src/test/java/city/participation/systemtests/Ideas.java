package city.participation.systemtests;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** All ideas that a moderator sees, and what their JSON says. */
final class Ideas {

  private static final List<String> STATUSES =
      List.of("SUBMITTED", "PUBLISHED", "REJECTED", "WITHDRAWN");

  private Ideas() {}

  static Map<String, Object> idea(String title, String programme) {
    var idea = new HashMap<>(Api.idea(title));
    idea.put("programme", programme);
    return idea;
  }

  /** Its id; a submission is refused until the messages about the programme have arrived. */
  static String published(Api api, String author, String title, String programme) {
    var idea = idea(title, programme);
    return api.publish(
        await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> api.post(author, "/api/ideas", idea), answer -> answer.status() == 201)
            .json()
            .required("id")
            .asString());
  }

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
