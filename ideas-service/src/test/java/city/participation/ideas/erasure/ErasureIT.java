package city.participation.ideas.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.participation.ideas.Contracts;
import city.participation.ideas.Crowd;
import city.participation.ideas.IdeasApi;
import city.participation.ideas.IdeasApi.Answer;
import city.participation.ideas.RunningIdeasService;
import city.participation.ideas.idea.EraseFromIdeas;
import city.participation.ideas.support.EraseSupports;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.messaging.Message;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** From the request of notifications-service to the answer, and what is left in between. */
@RunningIdeasService
@TestPropertySource(
    properties = {
      "participation.ideas.support-grace=0s",
      "participation.ideas.erase-every=200ms",
      "participation.ideas.ideas-a-day=0"
    })
@DirtiesContext
class ErasureIT {

  @LocalServerPort private int port;
  @Autowired private MongoOperations mongo;
  @Autowired private RabbitTemplate rabbit;
  @Autowired private Consumer<Message<byte[]>> notificationMessages;
  @Autowired private Erasures erasures;
  @Autowired private EraseSupports eraseSupports;
  @Autowired private EraseFromIdeas eraseFromIdeas;
  @Autowired private Clock clock;
  private final String person = "person-" + UUID.randomUUID();
  private final String erasure = UUID.randomUUID().toString();
  private IdeasApi api;

  @BeforeEach
  void connect() {
    api = new IdeasApi(port);
  }

  @Test
  void understandsTheExampleAlsoWithUnknownFields() throws Exception {
    String example = ErasureExamples.data();
    var need =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(
                Files.readString(
                    Path.of("contracts/needs/notifications/erasure-requested.v1.schema.json")),
                InputFormat.JSON);
    assertThat(need.validate(example, InputFormat.JSON)).isEmpty();
    assertThat(need.validate("{}", InputFormat.JSON)).isNotEmpty();

    String more = example.replaceFirst("\\{", "{\"unknown\": \"field\",");
    notificationMessages.accept(ErasureExamples.message("erasure-requested.v1", erasure, 1, more));

    awaitDone();
  }

  @Test
  void leavesNothingOfThePersonAndAllThatTheyContributed() {
    Answer published = api.published(person);
    Answer submitted = api.submitted(person);
    Answer draft = api.draft(person);
    String supported = api.published("author-" + UUID.randomUUID()).id();
    support(supported, person);
    support(supported, "somebody-else");
    String key = UUID.randomUUID().toString();
    Answer withdrawn =
        api.post("/api/ideas/" + published.id() + "/withdrawal")
            .as(person + " participant")
            .ifMatch(published.tag())
            .key(key)
            .json("{\"reason\": \"Die Stadt hat ihn schon gebaut.\"}")
            .send();
    assertThat(withdrawn.status()).isEqualTo(200);

    notificationMessages.accept(ErasureExamples.requested(erasure, person));
    awaitDone();

    assertThat(traces()).isEmpty();
    assertThat(api.get("/api/ideas/" + draft.id()).as(person + " participant").send().status())
        .isEqualTo(404);
    assertThat(api.get("/api/ideas/" + supported).send().body().path("supportCount").asInt())
        .isEqualTo(1);
    Answer idea = api.get("/api/ideas/" + submitted.id()).as("mona moderator").send();
    assertThat(idea.status()).isEqualTo(200);
    assertThat(idea.body().path("title").asString())
        .isEqualTo("Trinkbrunnen am Decksteiner Weiher");
    Answer decided =
        api.post("/api/ideas/" + submitted.id() + "/publication")
            .as("mona moderator")
            .ifMatch(idea.tag())
            .send();
    assertThat(decided.status()).as("work on it goes on").isEqualTo(200);
    Answer timeline = api.get("/api/ideas/" + published.id() + "/timeline").send();
    assertThat(timeline.raw().body()).contains("WITHDRAWN", "AUTHOR", "Die Stadt hat ihn");
    assertThat(authors(published.id(), submitted.id()))
        .allMatch(author -> author.startsWith("erased:"))
        .as("nobody can tell that two are by one")
        .doesNotHaveDuplicates();
  }

  @Test
  void forgetsAModeratorAndNotTheRoleAndTheOffice() {
    Answer submitted = api.submitted("author-" + UUID.randomUUID());
    api.post("/api/ideas/" + submitted.id() + "/publication")
        .as(person + " moderator")
        .ifMatch(submitted.tag())
        .key(UUID.randomUUID().toString())
        .send();
    String author = authors(submitted.id()).getFirst();

    notificationMessages.accept(ErasureExamples.requested(erasure, person));
    awaitDone();

    assertThat(traces()).isEmpty();
    assertThat(authors(submitted.id())).containsExactly(author);
    assertThat(api.get("/api/ideas/" + submitted.id() + "/timeline").send().raw().body())
        .contains("MODERATOR", IdeasApi.OFFICE);
  }

  @Test
  void answersOnceWhateverComesTwice() {
    api.published(person);
    for (int i = 0; i < 3; i++) {
      notificationMessages.accept(ErasureExamples.requested(erasure, person));
    }
    awaitDone();
    notificationMessages.accept(ErasureExamples.requested(erasure, person));

    String answer = answer();
    Contracts.assertAsPromised("ideas.participant-erased.v1", answer);
    assertThat(answer).contains(erasure).doesNotContain(person);
    assertThat(erasures.find(erasure).orElseThrow().sequence()).isEqualTo(1);
  }

  @Test
  void beginsOnceAlthoughTheProcessEndedBeforeTheMessageWasNoted() {
    api.published(person);
    // What a process leaves that ends there: the erasure is begun, the inbox knows nothing of it.
    new BeginErasure(erasures, clock).of(erasure, person, Instant.EPOCH);
    awaitDone();

    notificationMessages.accept(ErasureExamples.requested(erasure, person));

    assertThat(erasures.find(erasure).orElseThrow().state().person()).isNull();
    assertThat(erasures.find(erasure).orElseThrow().sequence()).isEqualTo(1);
    assertThat(traces()).isEmpty();
  }

  @Test
  void goesOnWhereACrashLeftIt() {
    String first = api.published(person).id();
    String second = api.published(person).id();
    support(api.published("author-" + UUID.randomUUID()).id(), person);
    awaitSent(first);
    // One part is done, nothing is noted: as after a crash in the middle.
    mongo.updateFirst(
        Query.query(Criteria.where("_id").is(first)),
        new Update().set("author", "erased:x").set("timeline.$[].by", "erased:x").inc("version", 1),
        "ideas");
    eraseSupports.of(person);

    notificationMessages.accept(ErasureExamples.requested(erasure, person));
    awaitDone();

    assertThat(traces()).isEmpty();
    assertThat(authors(first)).containsExactly("erased:x");
    assertThat(authors(second).getFirst()).startsWith("erased:");
  }

  @Test
  void erasesManyAndOnceThoughThreeInstancesDoIt() throws InterruptedException {
    List<String> ideas = new ArrayList<>();
    for (int i = 0; i < 130; i++) {
      ideas.add(api.published(person).id());
      assertThat(support(ideas.getLast(), person)).isEqualTo(200);
    }

    notificationMessages.accept(ErasureExamples.requested(erasure, person));
    List<Callable<Boolean>> instances = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      instances.add(() -> {
        eraseSupports.of(person);
        return eraseFromIdeas.of(person);
      });
    }
    Crowd.all(instances);
    awaitDone();

    assertThat(traces()).isEmpty();
    for (String idea : ideas) {
      assertThat(idea(idea).get("supportCount", Number.class).longValue()).isZero();
    }
    assertThat(erasures.find(erasure).orElseThrow().sequence()).isEqualTo(1);
  }

  @Test
  void waitsUntilAllIsSentThatNamesThePerson() {
    String id = api.published(person).id();
    awaitSent(id);
    Query one = Query.query(Criteria.where("_id").is(id));
    Document unsent = new Document("id", UUID.randomUUID().toString()).append("seq", 99L);
    mongo.updateFirst(one, new Update().set("outbox.messages", List.of(unsent)), "ideas");

    assertThat(eraseFromIdeas.of(person)).isFalse();
    assertThat(authors(id)).containsExactly(person);

    mongo.updateFirst(one, new Update().set("outbox.messages", List.of()), "ideas");
    assertThat(eraseFromIdeas.of(person)).isTrue();
    assertThat(authors(id).getFirst()).startsWith("erased:");
  }

  @Test
  void takesWhoeverComesBackForSomebodyNew() {
    String idea = api.published("author-" + UUID.randomUUID()).id();
    support(idea, person);
    notificationMessages.accept(ErasureExamples.requested(erasure, person));
    awaitDone();

    assertThat(support(idea, person)).isEqualTo(200);
    assertThat(support(idea, person)).isEqualTo(200);
    Answer again = api.submitted(person);

    assertThat(idea(idea).get("supportCount", Number.class).longValue()).isOne();
    assertThat(authors(again.id())).containsExactly(person);
    assertThat(mongo.findById(idea + ":" + person, Document.class, "supports"))
        .containsEntry("number", 1L);
  }

  private int support(String idea, String who) {
    return api.put("/api/ideas/" + idea + "/support").as(who + " participant").send().status();
  }

  private void awaitDone() {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> erasures.find(erasure).map(it -> it.state().erasedAt() != null).orElse(false));
  }

  private void awaitSent(String id) {
    await()
        .until(() ->
            idea(id)
                .get("outbox", Document.class)
                .getList("messages", Document.class, List.of())
                .isEmpty());
  }

  private String answer() {
    List<String> found = new ArrayList<>();
    await()
        .until(() -> {
          var message = rabbit.receive("ideas.notifications");
          for (; message != null; message = rabbit.receive("ideas.notifications")) {
            Object subject = message.getMessageProperties().getHeaders().get("cloudEvents:subject");
            if (erasure.equals(subject)) {
              found.add(new String(message.getBody(), StandardCharsets.UTF_8));
            }
          }
          return !found.isEmpty();
        });
    return found.getFirst();
  }

  /** Every document of every collection that still has the person's id anywhere. */
  private List<String> traces() {
    List<String> traces = new ArrayList<>();
    for (String collection : mongo.getCollectionNames()) {
      mongo.findAll(Document.class, collection).stream()
          .map(Document::toJson)
          .filter(json -> json.contains(person))
          .forEach(json -> traces.add(collection + " " + json));
    }
    return traces;
  }

  private List<String> authors(String... ids) {
    List<String> authors = new ArrayList<>();
    for (String id : ids) {
      authors.add(idea(id).getString("author"));
    }
    return authors;
  }

  private Document idea(String id) {
    return Objects.requireNonNull(mongo.findById(id, Document.class, "ideas"));
  }
}
