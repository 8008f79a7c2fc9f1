package city.participation.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
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

  /** Until a person has been told just this of an event, newest first. */
  static void awaitTold(Api api, String person, String event, Duration within, String... matters) {
    await()
        .atMost(within)
        .untilAsserted(() ->
            assertThat(all(api, person))
                .filteredOn(one -> one.required("link").asString().contains(event))
                .extracting(one -> one.required("matter").asString())
                .containsExactly(matters));
  }
}
