package city.participation.ideas.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import city.participation.ideas.Crowd;
import city.participation.ideas.IdeasApi;
import city.participation.ideas.IdeasApi.Answer;
import city.participation.ideas.RunningIdeasService;
import city.participation.ideas.idea.Person;
import city.participation.ideas.idea.ShowIdea;
import city.participation.ideas.programme.FindProgrammes;
import city.participation.messaging.outbox.AggregateStores;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

@RunningIdeasService
class SupportCountIT {

  @LocalServerPort private int port;
  @Autowired private MongoOperations mongo;
  @Autowired private AggregateStores stores;
  @Autowired private SupportAnnouncements announcements;
  @Autowired private SupportLog log;
  @Autowired private SupportRows rows;
  @Autowired private SupportIdea support;
  @Autowired private SettleSupports settling;
  @Autowired private ShowIdea show;
  @Autowired private FindProgrammes programmes;
  @Autowired private Clock clock;

  private IdeasApi api;
  private String idea;

  @BeforeEach
  void publish() {
    api = new IdeasApi(port);
    idea = api.published("author-" + UUID.randomUUID()).id();
  }

  @Test
  void countsEachOnceHoweverOftenTheyAsk() {
    String path = "/api/ideas/" + idea + "/support";
    for (int i = 0; i < 3; i++) {
      Answer given = api.put(path).as("bernd participant").send();
      assertThat(given.status()).isEqualTo(200);
      assertThat(given.body().path("supported").asBoolean()).isTrue();
      assertThat(given.body().path("supportCount").asInt()).isEqualTo(1);
    }
    for (int i = 0; i < 3; i++) {
      Answer taken = api.delete(path).as("bernd participant").send();
      assertThat(taken.body().path("supported").asBoolean()).isFalse();
      assertThat(taken.body().path("supportCount").asInt()).isEqualTo(0);
    }
    assertCountIsRight();
  }

  @Test
  void tellsTheCallerWhetherTheySupportAndChangesTheTag() {
    String path = "/api/ideas/" + idea;
    Answer before = api.get(path).as("bernd participant").send();
    assertThat(before.body().path("supported").asBoolean(true)).isFalse();
    api.put(path + "/support").as("bernd participant").send();
    Answer after = api.get(path).as("bernd participant").with("If-None-Match", before.tag()).send();
    assertThat(after.status()).isEqualTo(200);
    assertThat(after.body().path("supported").asBoolean()).isTrue();
    Answer other = api.get(path).as("clara participant").send();
    assertThat(other.body().path("supported").asBoolean(true)).isFalse();
    assertThat(other.tag()).isNotEqualTo(after.tag());
    assertThat(other.header("Vary")).contains("Authorization");
    assertThat(api.get(path).send().body().has("supported")).isFalse();
  }

  @Test
  void tagsEachPageThatSomebodySeesApartAndTakesAnyTagOfTheSameVersion() {
    Answer published = api.published("anna-" + idea);
    String path = "/api/ideas/" + published.id();
    api.put(path + "/support").as("bernd participant").send();
    api.put(path + "/support").as("mona participant").send();
    List<Answer> pages = new ArrayList<>();
    pages.add(api.get(path).send());
    for (String who :
        List.of(
            "clara participant",
            "bernd participant",
            "moritz moderator",
            "mona moderator",
            "anna-" + idea + " participant")) {
      pages.add(api.get(path).as(who).send());
    }
    assertThat(pages.stream().map(it -> it.raw().body()).distinct()).hasSameSizeAs(pages);
    assertThat(pages.stream().map(Answer::tag).distinct()).hasSameSizeAs(pages);

    for (Answer page : pages) {
      Answer unchanged =
          api.patch(path)
              .as("anna-" + idea + " participant")
              .ifMatch(page.tag())
              .json("{\"theme\": \"liveability\"}")
              .send();
      assertThat(unchanged.status()).as(page.tag()).isEqualTo(200);
    }
  }

  @Test
  void staysRightWhenACrowdGivesAndTakesAtOnce() throws InterruptedException {
    List<Callable<Void>> crowd = new ArrayList<>();
    for (int person = 0; person < 200; person++) {
      Random random = new Random(person);
      Person participant = new Person("crowd-" + person, false, false);
      crowd.add(() -> {
        for (int i = 0; i < 5; i++) {
          give(participant, random.nextBoolean());
        }
        return null;
      });
    }
    Crowd.all(crowd);
    assertCountIsRight();
  }

  @Test
  void staysRightWhenOnePersonGivesAndTakesInManyWindows() throws InterruptedException {
    Person one = new Person("one-" + UUID.randomUUID(), false, false);
    List<Callable<Void>> windows = new ArrayList<>();
    for (int window = 0; window < 8; window++) {
      Random random = new Random(window);
      windows.add(() -> {
        for (int i = 0; i < 20; i++) {
          give(one, random.nextBoolean());
        }
        return null;
      });
    }
    Crowd.all(windows);
    assertCountIsRight();
    assertThat(mongo.count(rowsOfIdea(), "supports")).isEqualTo(1);
  }

  /** Where the process dies. */
  enum Crash {
    AFTER_THE_NOTE,
    AFTER_THE_ROW
  }

  @ParameterizedTest
  @EnumSource
  void finishesWhatACrashLeftHalfDone(Crash crash) {
    Person bernd = new Person("bernd", false, false);
    support.give(idea, new Person("clara", false, false));
    assertThatThrownBy(() -> dying(crash).give(idea, bernd)).isInstanceOf(Died.class);
    assertTheSweepSettles();
    assertThat(rows.supportedBy("bernd", List.of(idea))).contains(idea);

    assertThatThrownBy(() -> dying(crash).takeBack(idea, bernd)).isInstanceOf(Died.class);
    assertTheSweepSettles();
    assertThat(rows.supportedBy("bernd", List.of(idea))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void putsWhatDiedBeforeWhatIsAskedNext(boolean giveNext) {
    Person bernd = new Person("bernd", false, false);
    assertThatThrownBy(() -> dying(Crash.AFTER_THE_NOTE).give(idea, bernd))
        .isInstanceOf(Died.class);
    SupportOutcome next = give(bernd, giveNext);
    assertThat(next).isEqualTo(new SupportOutcome.Done(giveNext, giveNext ? 1 : 0));
    assertCountIsRight();
    assertThat(rows.supportedBy("bernd", List.of(idea)).contains(idea)).isEqualTo(giveNext);
  }

  @Test
  void neverAppliesAnOperationThatASlowerThreadStillHolds() {
    Person bernd = new Person("bernd", false, false);
    SupportOperation slow = new SupportOperation("slow", "bernd", true, 1, clock.instant());
    assertThat(log.begin(idea, slow, null)).isPresent();
    assertThat(support.takeBack(idea, bernd)).isEqualTo(new SupportOutcome.Done(false, 0));
    // The thread that began it wakes up now, when the support is long taken back.
    settling.finish(idea, slow);
    assertThat(rows.supportedBy("bernd", List.of(idea))).isEmpty();
    assertCountIsRight();
  }

  @Test
  void takesBackAnOperationThatBeganFromAnOutdatedRow() {
    support.give(idea, new Person("bernd", false, false));
    settling.announce(idea);
    SupportOperation outdated = new SupportOperation("outdated", "bernd", true, 1, clock.instant());
    assertThat(log.begin(idea, outdated, null)).isPresent();
    assertThat(settling.finish(idea, outdated)).isFalse();
    assertCountIsRight();
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void keepsABusyIdeasDocumentShort() {
    for (int i = 0; i < 300; i++) {
      support.give(idea, new Person("busy-" + i, false, false));
      assertThat(log.read(idea).orElseThrow().state().operations()).hasSizeLessThanOrEqualTo(33);
    }
    assertThat(count()).isEqualTo(300);
  }

  @Test
  void leavesTheVersionToTheAuthorsEdits() {
    Answer before = api.get("/api/ideas/" + idea).send();
    support.give(idea, new Person("bernd", false, false));
    Answer after = api.get("/api/ideas/" + idea).send();
    assertThat(after.tag()).isNotEqualTo(before.tag());
    assertThat(after.tag().substring(0, 3)).isEqualTo(before.tag().substring(0, 3));
  }

  @Test
  void takesSupportsBackButNoneInOnceTheIdeaIsWithdrawn() {
    String author = "author-" + UUID.randomUUID();
    Answer published = api.published(author);
    idea = published.id();
    String path = "/api/ideas/" + idea;
    api.put(path + "/support").as("bernd participant").send();
    Answer withdrawn =
        api.post(path + "/withdrawal")
            .as(author + " participant")
            .ifMatch(published.tag())
            .json("{\"reason\": \"Die Stadt hat ihn schon gebaut.\"}")
            .send();
    assertThat(withdrawn.status()).as(withdrawn.raw().body()).isEqualTo(200);

    Answer late = api.put(path + "/support").as("clara participant").send();
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.code()).isEqualTo("idea-status");
    Answer nothing = api.delete(path + "/support").as("clara participant").send();
    assertThat(nothing.status()).as(nothing.raw().body()).isEqualTo(200);
    assertThat(nothing.body().path("supportCount").asInt()).isEqualTo(1);
    for (int i = 0; i < 2; i++) {
      Answer back = api.delete(path + "/support").as("bernd participant").send();
      assertThat(back.status()).as(back.raw().body()).isEqualTo(200);
      assertThat(back.body().path("supported").asBoolean(true)).isFalse();
      assertThat(back.body().path("supportCount").asInt(-1)).isZero();
    }
    assertCountIsRight();
  }

  @Test
  void takesNothingBackFromWhatTheCallerMayNotSee() {
    Answer submitted = api.submitted("author-" + UUID.randomUUID());
    assertThat(support.takeBack(submitted.id(), new Person("bernd", false, false)))
        .isEqualTo(new SupportOutcome.NotFound());
  }

  @Test
  void refusesWhatIsNotPublished() {
    Answer submitted = api.submitted("author-" + UUID.randomUUID());
    assertThat(support.give(submitted.id(), new Person("bernd", false, false)))
        .isEqualTo(new SupportOutcome.NotFound());
    assertThat(support.give("no-such-idea", new Person("bernd", false, false)))
        .isEqualTo(new SupportOutcome.NotFound());
  }

  @Test
  void announcesACountAtMostOncePerCalm() {
    for (int i = 0; i < 50; i++) {
      support.give(idea, new Person("calm-" + i, false, false));
    }
    Document first = document();
    assertThat(first.get("supports", Document.class).getDate("due").toInstant())
        .isAfter(Instant.now().minus(Duration.ofSeconds(1)));
    settling.announce(idea);
    assertThat(document().get("supports", Document.class).get("due")).isNull();
    long sequence = log.read(idea).orElseThrow().sequence();
    settling.announce(idea);
    assertThat(log.read(idea).orElseThrow().sequence()).as("told before").isEqualTo(sequence);

    Instant again = clock.instant();
    support.give(idea, new Person("calm-again", false, false));
    assertThat(document().get("supports", Document.class).getDate("due").toInstant())
        .isAfterOrEqualTo(again.plus(SupportLog.CALM));
    settling.settleDue();
    if (clock.instant().isBefore(again.plus(SupportLog.CALM))) {
      assertThat(log.read(idea).orElseThrow().sequence()).as("not yet").isEqualTo(sequence);
    }
  }

  @Test
  void settlesAllThatIsDueAlthoughOneCannotBe() {
    List<String> others = new ArrayList<>();
    support.give(idea, new Person("first", false, false));
    for (int i = 0; i < 3; i++) {
      others.add(api.published("author-" + UUID.randomUUID()).id());
      support.give(others.getLast(), new Person("other", false, false));
    }
    // So late that the service's own sweep does not find what this one has claimed.
    Instant later = clock.instant().plus(Duration.ofHours(1));
    SupportRows failing =
        new SupportRows(mongo) {
          @Override
          List<SupportRow> of(String ideaId, Collection<SupportOperation> operations) {
            if (ideaId.equals(idea)) {
              throw new IllegalStateException("cannot be read");
            }
            return super.of(ideaId, operations);
          }
        };

    new SettleSupports(log, failing, Clock.fixed(later, ZoneOffset.UTC)).settleDue();

    assertThat(document().get("supports", Document.class).getDate("due").toInstant())
        .isEqualTo(later.plusSeconds(10));
    assertThat(log.claim(idea, later)).as("claimed already").isFalse();
    for (String other : others) {
      assertThat(log.read(other).orElseThrow().state().operations()).isEmpty();
    }
    assertThat(log.claim(idea, later.plusSeconds(10))).isTrue();
    settling.announce(idea);
  }

  /** Whoever is turned away by a busy service asks again. */
  private SupportOutcome give(Person person, boolean give) {
    while (true) {
      try {
        return give ? support.give(idea, person) : support.takeBack(idea, person);
      } catch (DataAccessResourceFailureException busy) {
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      }
    }
  }

  /** Settled by the sweep alone, after the calm. */
  private void assertTheSweepSettles() {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> log.read(idea).orElseThrow().state().operations().isEmpty());
    assertCountIsRight();
  }

  /** Nothing under way, and as many as there are rows. */
  private void assertCountIsRight() {
    settling.announce(idea);
    assertThat(log.read(idea).orElseThrow().state().operations()).isEmpty();
    assertThat(count())
        .isEqualTo(
            mongo.find(rowsOfIdea(), SupportRow.class).stream().filter(SupportRow::active).count());
  }

  private long count() {
    return log.read(idea).orElseThrow().state().supportCount();
  }

  private Query rowsOfIdea() {
    return Query.query(Criteria.where("ideaId").is(idea));
  }

  private Document document() {
    return Optional.ofNullable(mongo.findById(idea, Document.class, "ideas")).orElseThrow();
  }

  private SupportIdea dying(Crash crash) {
    SupportRows dyingRows =
        new SupportRows(mongo) {
          @Override
          boolean apply(String ideaId, SupportOperation operation) {
            if (crash == Crash.AFTER_THE_ROW) {
              super.apply(ideaId, operation);
            }
            throw new Died();
          }
        };
    SupportLog sameLog = new SupportLog(mongo, stores, announcements);
    return new SupportIdea(
        sameLog, dyingRows, new SettleSupports(sameLog, dyingRows, clock), show, programmes, clock);
  }

  private static final class Died extends RuntimeException {}
}
