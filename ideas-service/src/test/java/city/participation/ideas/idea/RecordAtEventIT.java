package city.participation.ideas.idea;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.ideas.Crowd;
import city.participation.ideas.IdeasApi;
import city.participation.ideas.IdeasApi.Answer;
import city.participation.ideas.RunningIdeasService;
import city.participation.ideas.programme.messaging.EventsMessageExamples;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.messaging.Message;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** From the end of an event to the ideas that came up at it. */
@RunningIdeasService
class RecordAtEventIT {

  private static final int IDEAS = 12;

  private final String name = "anna-" + UUID.randomUUID();
  private final String anna = name + " participant";
  private final String event = UUID.randomUUID().toString();

  @LocalServerPort private int port;
  @Autowired private Consumer<Message<byte[]>> eventsMessages;
  private IdeasApi api;

  @BeforeEach
  void connect() {
    api = new IdeasApi(port);
  }

  @Test
  void notesInEachIdeaThatTheEventNamesWhereItCameUp() {
    Answer named = api.published(name);
    Answer other = api.published(name);
    String before = api.get("/api/ideas/" + named.id()).send().tag();

    documented(event, UUID.randomUUID().toString(), named.id());
    documented(UUID.randomUUID().toString(), named.id());

    Answer shown = api.get("/api/ideas/" + named.id()).send();
    assertThat(shown.body().path("origin").asString()).isEqualTo("EVENT");
    assertThat(shown.body().path("event").asString()).as("the first one").isEqualTo(event);
    assertThat(shown.tag()).isNotEqualTo(before);
    JsonNode untouched = api.get("/api/ideas/" + other.id()).send().body();
    assertThat(untouched.path("origin").asString()).isEqualTo("WEB");
    assertThat(untouched.has("event")).isFalse();
  }

  @Test
  void leavesToTheAuthorWhatIsTheAuthors() {
    Answer published = api.published(name);
    String path = "/api/ideas/" + published.id();
    documented(event, published.id());

    Answer shown = api.get(path).as(anna).send();
    assertThat(shown.body().path("changedAt")).isEqualTo(published.body().path("changedAt"));
    Answer withdrawn =
        api.post(path + "/withdrawal")
            .as(anna)
            .ifMatch(shown.tag())
            .json("{\"reason\": \"Es ist gebaut.\"}")
            .send();
    assertThat(withdrawn.status()).isEqualTo(200);
    JsonNode steps = api.get(path + "/timeline").send().body().path("items");
    assertThat(steps.size()).as("of its own it adds none").isEqualTo(3);
    assertThat(steps.path(2).path("role").asString()).isEqualTo("AUTHOR");
  }

  @Test
  void losesNeitherTheEventNorAnythingElseInARace() throws InterruptedException {
    List<String> ideas = new ArrayList<>();
    List<Callable<Integer>> crowd = new ArrayList<>();
    for (int i = 0; i < IDEAS; i++) {
      String id = api.published(name).id();
      ideas.add(id);
      crowd.add(() -> {
        documented("event of " + id, id);
        return 0;
      });
      crowd.add(() -> revise("/api/ideas/" + id));
      String support = "/api/ideas/" + id + "/support";
      crowd.add(() -> api.put(support).as("bernd participant").send().status());
    }

    assertThat(Crowd.all(crowd)).containsOnly(0, 200);

    for (String id : ideas) {
      JsonNode shown = api.get("/api/ideas/" + id).send().body();
      assertThat(shown.path("event").asString()).isEqualTo("event of " + id);
      assertThat(shown.path("theme").asString()).isEqualTo("innovation");
      assertThat(shown.path("supportCount").asInt()).isEqualTo(1);
    }
  }

  /** As a person does: who came too late reads once more. */
  private int revise(String path) {
    while (true) {
      Answer seen = api.get(path).as(anna).send();
      Answer revised =
          api.patch(path).as(anna).ifMatch(seen.tag()).json("{\"theme\": \"innovation\"}").send();
      if (revised.status() != 412) {
        return revised.status();
      }
    }
  }

  private void documented(String by, String... ideas) {
    eventsMessages.accept(EventsMessageExamples.message("event-held.v1", by, 1, "{}"));
    ObjectNode data = EventsMessageExamples.data("event-documented.v1");
    ArrayNode named = data.putArray("ideas");
    for (String idea : ideas) {
      named.add(idea);
    }
    eventsMessages.accept(
        EventsMessageExamples.message("event-documented.v1", by, 2, data.toString()));
  }
}
