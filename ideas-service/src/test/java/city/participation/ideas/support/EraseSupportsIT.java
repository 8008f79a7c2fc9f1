package city.participation.ideas.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.participation.ideas.Crowd;
import city.participation.ideas.IdeasApi;
import city.participation.ideas.RunningIdeasService;
import city.participation.ideas.idea.Person;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

@RunningIdeasService
class EraseSupportsIT {

  private static final Duration NO_GRACE = Duration.ofSeconds(-1);

  @LocalServerPort private int port;
  @Autowired private MongoOperations mongo;
  @Autowired private SupportLog log;
  @Autowired private SupportRows rows;
  @Autowired private SupportIdea support;
  @Autowired private SettleSupports settling;
  @Autowired private Clock clock;
  private final Person person = new Person("person-" + UUID.randomUUID(), false, false);
  private String idea;

  @BeforeEach
  void publish() {
    idea = new IdeasApi(port).published("author-" + UUID.randomUUID()).id();
  }

  @Test
  void takesBackWhatIsGivenAndForgetsWhatWasTakenBack() {
    String other = new IdeasApi(port).published("author-" + UUID.randomUUID()).id();
    support.give(idea, person);
    support.give(other, person);
    support.takeBack(other, person);
    support.give(idea, new Person("somebody-" + idea, false, false));

    assertThat(erasing(NO_GRACE).of(person.id())).isTrue();

    assertThat(count(idea)).isEqualTo(1);
    assertThat(count(other)).isZero();
    assertNothingIsLeft();
  }

  @Test
  void takesBackWhatAProcessThatDiedHadOnlyNoted() {
    SupportOperation halfDone =
        new SupportOperation(UUID.randomUUID().toString(), person.id(), true, 1, clock.instant());
    assertThat(log.begin(idea, halfDone, null)).isPresent();
    assertThat(rows.find(idea, person.id())).isEmpty();

    while (!erasing(NO_GRACE).of(person.id())) {
      Thread.onSpinWait();
    }

    assertThat(count(idea)).isZero();
    assertNothingIsLeft();
  }

  @Test
  void keepsTheRowForAsLongAsSomebodyMayNeedItToSeeThatItIsOver() {
    support.give(idea, person);
    SupportedIdea before = log.read(idea).orElseThrow().state();
    SupportOperation given = Objects.requireNonNull(before.operationOf(person.id()));

    assertThat(erasing(Duration.ofMinutes(1)).of(person.id())).isFalse();
    // Somebody who has read the idea before finishes what they saw there.
    settling.finish(idea, given);

    assertThat(count(idea)).isZero();
    assertThat(rows.supportedBy(person.id(), List.of(idea))).isEmpty();
    assertThat(erasing(NO_GRACE).of(person.id())).isTrue();
    assertNothingIsLeft();
  }

  @Test
  void countsRightAlthoughThePersonGoesOnGivingAndTakingMeanwhile() throws InterruptedException {
    List<Callable<Void>> crowd = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Random random = new Random(i);
      crowd.add(() -> {
        for (int n = 0; n < 10; n++) {
          if (random.nextBoolean()) {
            support.give(idea, person);
          } else {
            support.takeBack(idea, person);
          }
        }
        return null;
      });
    }
    for (int i = 0; i < 3; i++) {
      crowd.add(() -> {
        for (int n = 0; n < 10; n++) {
          erasing(Duration.ofMinutes(1)).of(person.id());
        }
        return null;
      });
    }
    Crowd.all(crowd);
    settling.announce(idea);
    long active =
        mongo.count(
            Query.query(Criteria.where("ideaId").is(idea).and("active").is(true)), "supports");
    assertThat(count(idea)).isEqualTo(active);

    await().until(() -> erasing(NO_GRACE).of(person.id()));
    assertThat(count(idea)).isZero();
    assertNothingIsLeft();
  }

  private EraseSupports erasing(Duration grace) {
    return new EraseSupports(support, log, rows, settling, clock, grace);
  }

  private void assertNothingIsLeft() {
    for (String collection : List.of("supports", "ideas")) {
      assertThat(mongo.findAll(Document.class, collection))
          .noneMatch(document -> document.toJson().contains(person.id()));
    }
  }

  private long count(String id) {
    return Objects.requireNonNull(mongo.findById(id, Document.class, "ideas"))
        .get("supportCount", Number.class)
        .longValue();
  }
}
