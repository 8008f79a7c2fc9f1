package city.participation.notifications.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.notifications.Api;
import city.participation.notifications.ServiceTest;
import city.participation.notifications.idea.messaging.IdeaMessageExamples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.messaging.Message;
import tools.jackson.databind.JsonNode;

@ServiceTest
class WorkListIT {

  private static final String WORK_LIST = "/api/notifications/work-list";

  @LocalServerPort private int port;
  @Autowired private Consumer<Message<byte[]>> ideaMessages;
  @Autowired private MongoOperations mongo;
  private Api moderator;

  @BeforeEach
  void startEmpty() {
    mongo.remove(new Query(), "knownIdea");
    moderator = Api.as(port, "moderator-1", "moderator");
  }

  @Test
  void showsWhatWaitsLongestFirst() {
    String younger = submitted("2026-11-23T09:15:00Z");
    String older = submitted("2026-11-22T09:15:00Z");

    JsonNode items = moderator.get(WORK_LIST).body().path("items");

    assertThat(items)
        .extracting(item -> item.path("idea").asString())
        .containsExactly(older, younger);
    JsonNode first = items.path(0);
    assertThat(first.path("theme").asString()).isEqualTo("liveability");
    assertThat(first.path("district").asString()).isEqualTo("301");
    assertThat(first.path("origin").asString()).isEqualTo("WEB");
    assertThat(first.path("submittedAt").asString()).isEqualTo("2026-11-22T09:15:00Z");
    assertThat(first.path("link").asString()).isEqualTo("/api/ideas/" + older);
    assertThat(Duration.parse(first.path("age").asString()))
        .isCloseTo(
            Duration.between(Instant.parse("2026-11-22T09:15:00Z"), Instant.now()),
            Duration.ofMinutes(1));
  }

  @Test
  void showsThemeAndDistrictAsTheAuthorChangedThemWhileItWaited() {
    String idea = submitted("2026-11-23T09:15:00Z");

    ideaMessages.accept(
        IdeaMessageExamples.message(
            "idea-amended.v1", idea, 2, IdeaMessageExamples.data("idea-amended.v1")));

    JsonNode item = moderator.get(WORK_LIST).body().path("items").path(0);
    assertThat(item.path("idea").asString()).isEqualTo(idea);
    assertThat(item.path("theme").asString()).isEqualTo("sustainability");
    assertThat(item.path("district").asString()).isEqualTo("302");
    assertThat(item.path("submittedAt").asString()).isEqualTo("2026-11-23T09:15:00Z");
  }

  @Test
  void tellsNobodyWhoWroteAnIdea() {
    submitted("2026-11-23T09:15:00Z");

    assertThat(moderator.get(WORK_LIST).body().toString()).doesNotContain("demo-participant-1");
  }

  @Test
  void pagesRightWhileIdeasOfTheSameMomentAreDecided() {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      all.add(submitted("2026-11-23T09:15:00Z"));
    }
    List<String> seen = new ArrayList<>();
    String path = WORK_LIST + "?limit=2";
    while (!path.isEmpty()) {
      Api.Answer page = moderator.get(path);
      page.body().path("items").forEach(item -> seen.add(item.path("idea").asString()));
      decided(seen.getLast());
      path = page.header("Link").replaceFirst("^<(.*)>; rel=\"next\"$", "$1");
    }

    assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all);
  }

  @ParameterizedTest
  @ValueSource(strings = {"participant", "partner", "staff", "admin"})
  void isForModeratorsAlone(String role) {
    Api someone = Api.as(port, "someone", role);
    assertThat(someone.head(WORK_LIST).status()).isEqualTo(403);
    Api.Answer answer = someone.get(WORK_LIST);

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
  }

  @Test
  void isForNobodyWithoutAToken() {
    Api nobody = new Api(port, "");
    assertThat(nobody.get(WORK_LIST).status()).isEqualTo(401);
    assertThat(nobody.head(WORK_LIST).status()).isEqualTo(401);
    assertThat(moderator.head(WORK_LIST).status()).isEqualTo(200);
  }

  private String submitted(String at) {
    String idea = UUID.randomUUID().toString();
    String data =
        IdeaMessageExamples.data("idea-submitted.v1").replaceAll("2026-11-23T09:15:00Z", at);
    ideaMessages.accept(IdeaMessageExamples.message("idea-submitted.v1", idea, 1, data));
    return idea;
  }

  private void decided(String idea) {
    ideaMessages.accept(
        IdeaMessageExamples.message(
            "idea-rejected.v1", idea, 2, IdeaMessageExamples.data("idea-rejected.v1")));
  }
}
