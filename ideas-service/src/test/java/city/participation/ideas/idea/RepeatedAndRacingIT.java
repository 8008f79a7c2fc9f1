package city.participation.ideas.idea;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.ideas.Crowd;
import city.participation.ideas.IdeasApi;
import city.participation.ideas.IdeasApi.Answer;
import city.participation.ideas.RunningIdeasService;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

@RunningIdeasService
class RepeatedAndRacingIT {

  private final String name = "anna-" + UUID.randomUUID();
  private final String anna = name + " participant";

  @LocalServerPort private int port;
  @Autowired private MongoOperations mongo;
  private IdeasApi api;

  @BeforeEach
  void connect() {
    api = new IdeasApi(port);
  }

  @Test
  void makesOneIdeaOfFiftyEqualRequests() throws InterruptedException {
    String key = UUID.randomUUID().toString();
    Callable<Answer> submit =
        () -> api.post("/api/ideas").as(anna).key(key).json(IdeasApi.IDEA).send();
    List<Answer> answers = Crowd.all(Collections.nCopies(50, submit));
    assertThat(answers).allSatisfy(it -> assertThat(it.status()).isEqualTo(201));
    assertThat(answers.stream().map(it -> it.raw().body()).distinct()).hasSize(1);
    assertThat(answers.stream().map(Answer::tag).distinct()).hasSize(1);
    assertThat(answers.stream().map(it -> it.header("Location")).distinct()).hasSize(1);
    Answer own = api.get("/api/ideas?author=me").as(anna).send();
    assertThat(own.body().path("items").size()).isEqualTo(1);
  }

  @Test
  void refusesAnotherBodyUnderTheSameKey() {
    String key = UUID.randomUUID().toString();
    api.post("/api/ideas").as(anna).key(key).json(IdeasApi.IDEA).send();
    Answer other =
        api.post("/api/ideas")
            .as(anna)
            .key(key)
            .json(IdeasApi.IDEA.replace("Trinkbrunnen am", "Springbrunnen am"))
            .send();
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.code()).isEqualTo("idempotency-key-reused");
  }

  @Test
  void makesNoSecondIdeaUnderAKeyWhoseAnswerIsNoLongerKept() {
    String key = UUID.randomUUID().toString();
    Answer first = api.post("/api/ideas").as(anna).key(key).json(IdeasApi.IDEA).send();
    assertThat(first.status()).isEqualTo(201);
    // As any later change of the idea does once the answer is a day old.
    mongo.updateFirst(
        Query.query(Criteria.where("_id").is(first.id())), new Update().unset("keys"), "ideas");
    Answer late = api.post("/api/ideas").as(anna).key(key).json(IdeasApi.IDEA).send();
    assertThat(late.status()).as(late.raw().body()).isEqualTo(422);
    assertThat(late.code()).isEqualTo("idempotency-key-reused");
    assertThat(api.get("/api/ideas?author=me").as(anna).send().body().path("items").size())
        .isEqualTo(1);
  }

  @Test
  void keepsTheKeysOfTwoPeopleApart() {
    String key = UUID.randomUUID().toString();
    Answer mine = api.post("/api/ideas").as(anna).key(key).json(IdeasApi.IDEA).send();
    Answer theirs =
        api.post("/api/ideas")
            .as("bernd-" + name + " participant")
            .key(key)
            .json(IdeasApi.IDEA)
            .send();
    assertThat(theirs.status()).isEqualTo(201);
    assertThat(theirs.id()).isNotEqualTo(mine.id());
  }

  @Test
  void answersARepeatedStepAsTheFirstTimeWhateverCameAfter() throws InterruptedException {
    Answer submitted = api.submitted(name);
    String key = UUID.randomUUID().toString();
    Callable<Answer> publish =
        () ->
            api.post("/api/ideas/" + submitted.id() + "/publication")
                .as("mona moderator")
                .ifMatch(submitted.tag())
                .key(key)
                .send();
    List<Answer> answers = Crowd.all(Collections.nCopies(20, publish));
    assertThat(answers).allSatisfy(it -> assertThat(it.status()).isEqualTo(200));
    assertThat(answers.stream().map(it -> it.raw().body()).distinct()).hasSize(1);
    api.patch("/api/ideas/" + submitted.id())
        .as(anna)
        .ifMatch(answers.getFirst().tag())
        .json("{\"title\": \"Ein anderer Titel\"}")
        .send();
    Answer late =
        api.post("/api/ideas/" + submitted.id() + "/publication")
            .as("mona moderator")
            .ifMatch(submitted.tag())
            .key(key)
            .send();
    assertThat(late.raw().body()).isEqualTo(answers.getFirst().raw().body());
  }

  @Test
  void losesNoUpdateOfFiftyWriters() throws InterruptedException {
    Answer published = api.published(name);
    String path = "/api/ideas/" + published.id();
    List<Callable<Integer>> writers = new ArrayList<>();
    for (int writer = 0; writer < 50; writer++) {
      String change = "{\"title\": \"Titel Nummer %d\"}".formatted(writer);
      writers.add(() -> {
        Answer read = api.get(path).send();
        while (read.status() == 503) {
          // Whoever is turned away by a busy service asks again.
          read = api.get(path).send();
        }
        String tag = read.tag();
        return api.patch(path).as(anna).ifMatch(tag).json(change).send().status();
      });
    }
    List<Integer> statuses = Crowd.all(writers);
    assertThat(statuses).isSubsetOf(200, 412).contains(200);
    long version = version(api.get(path).send());
    assertThat(version - version(published))
        .isEqualTo(statuses.stream().filter(it -> it == 200).count());
  }

  @Test
  void neverEditsInSilenceWhatSomebodyJustSupported() throws InterruptedException {
    for (int round = 0; round < 15; round++) {
      String author = name + round;
      Answer published = api.published(author);
      String path = "/api/ideas/" + published.id();
      List<Callable<Answer>> both =
          List.of(
              () -> api.put(path + "/support").as("bernd participant").send(),
              () ->
                  api.patch(path)
                      .as(author + " participant")
                      .ifMatch(published.tag())
                      .json("{\"title\": \"Etwas ganz anderes\"}")
                      .send());
      List<Answer> answers = Crowd.all(both);
      assertThat(answers).allSatisfy(it -> assertThat(it.status()).isEqualTo(200));
      // Either the edit came first, or what was supported is still there to be read.
      Answer next =
          api.patch(path)
              .as(author + " participant")
              .ifMatch(answers.get(1).tag())
              .json("{\"title\": \"Und noch etwas\"}")
              .send();
      assertThat(next.body().path("revision").asInt())
          .isEqualTo(answers.get(1).body().path("revision").asInt() + 1);
      assertThat(api.get(path + "/revisions").send().body().path("items").size())
          .isEqualTo(next.body().path("revision").asInt());
    }
  }

  private static long version(Answer answer) {
    String tag = answer.tag();
    return Long.parseLong(tag.substring(1, tag.indexOf('-')));
  }
}
