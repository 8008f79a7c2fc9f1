package city.participation.quickstart;

import java.util.Map;

/**
 * Drives the requests of a usual day through a suite that records what its start-up caches shall
 * hold: loaded classes and the methods worth compiling.
 */
final class Training {

  private static final int ROUNDS = 40;

  private final PublicApi api;

  Training(PublicApi api) {
    this.api = api;
  }

  void drive() throws InterruptedException {
    for (int round = 0; round < ROUNDS; round++) {
      var author = "demo-participant-" + (1 + round % 9);
      var idea = submit(author, round);
      publish(idea);
      api.get(null, idea).orThrow("the published idea");
      api.get(null, "/api/ideas?limit=20&sort=newest").orThrow("the list");
      api.get(null, "/api/ideas?sort=most-supported&district=101").orThrow("the list");
      api.send(
              "PUT", "demo-participant-" + (1 + (round + 1) % 9), idea + "/support", null, Map.of())
          .orThrow("the support");
      api.get(author, "/api/notifications").orThrow("the inbox");
      api.get(null, "/api/partners");
      api.get(null, "/api/programmes").orThrow("the list of programmes");
      api.get(null, "/api/events").orThrow("the list of events");
    }
    api.get("demo-moderator-1", "/api/notifications/work-list").orThrow("the work list");
  }

  private String submit(String author, int round) throws InterruptedException {
    var answer =
        api.send(
                "POST",
                author,
                "/api/ideas",
                Map.of(
                    "title",
                    "Übung " + round,
                    "text",
                    "Eine Idee, die nur der Startvorbereitung dient.",
                    "theme",
                    "liveability",
                    "place",
                    Map.of("district", "101")),
                Map.of("Idempotency-Key", "training-" + round))
            .orThrow("the submission");
    return "/api/ideas/" + answer.json().required("id").asString();
  }

  private void publish(String idea) throws InterruptedException {
    var etag = api.get("demo-moderator-1", idea).orThrow("the submitted idea").etag();
    if (etag == null) {
      throw new IllegalStateException("the idea has no ETag");
    }
    api.send("POST", "demo-moderator-1", idea + "/publication", null, Map.of("If-Match", etag))
        .orThrow("the publication");
  }
}
