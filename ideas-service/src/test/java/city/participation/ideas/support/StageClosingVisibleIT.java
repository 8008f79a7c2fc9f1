package city.participation.ideas.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.participation.ideas.Crowd;
import city.participation.ideas.IdeasApi;
import city.participation.ideas.RunningIdeasService;
import city.participation.ideas.idea.Person;
import city.participation.ideas.idea.ShowIdea;
import city.participation.ideas.programme.FindProgrammes;
import city.participation.ideas.programme.TestProgramme;
import city.participation.messaging.outbox.Stored;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.messaging.Message;

/** From the broker to what supporters are told; other work may hold up the disk for seconds. */
@RunningIdeasService
class StageClosingVisibleIT {

  private static final int STAGES = 100;
  private static final int CROWD = 40;
  private static final Duration PROMISED = Duration.ofSeconds(1);

  @LocalServerPort private int port;
  @Autowired private RabbitTemplate broker;
  @Autowired private SupportIdea support;
  @Autowired private SupportLog log;
  @Autowired private SupportRows rows;
  @Autowired private SettleSupports settling;
  @Autowired private ShowIdea show;
  @Autowired private FindProgrammes programmes;
  @Autowired private Clock clock;
  private Instant end;
  private TestProgramme programme;
  private String idea;

  @BeforeEach
  void publish() {
    IdeasApi api = new IdeasApi(port);
    Instant now = clock.instant();
    end = now.plus(Duration.ofDays(30));
    programme = TestProgramme.open(this::send, now);
    String body = IdeasApi.inProgramme(programme.id());
    String author = "author-" + UUID.randomUUID();
    // These messages travel as all others do.
    awaitUntil(
        () -> api.post("/api/ideas").as(author + " participant").json(body).send().status() == 201);
    idea = api.published(author, programme.id()).id();
  }

  @Test
  void refusesAndTakesInAgainWithinASecondOfTheMessage() {
    List<Duration> closing = new ArrayList<>();
    List<Duration> opening = new ArrayList<>();
    for (int i = 0; i < STAGES; i++) {
      long closed = System.nanoTime();
      programme.stageClosed();
      closing.add(waited(closed, false));
      long opened = System.nanoTime();
      programme.opened(end);
      opening.add(waited(opened, true));
    }
    assertThat(p90(closing)).as("p90 of %s", closing).isLessThanOrEqualTo(PROMISED);
    assertThat(p90(opening)).as("p90 of %s", opening).isLessThanOrEqualTo(PROMISED);
  }

  @Test
  void takesNothingInOnceItHasRefusedWhateverACrowdTries() throws InterruptedException {
    List<Callable<Boolean>> crowd = new ArrayList<>();
    for (int person = 0; person < CROWD; person++) {
      Person participant = new Person("crowd-" + person + idea, false, false);
      crowd.add(() -> {
        while (support.give(idea, participant) instanceof SupportOutcome.Done) {
          support.takeBack(idea, participant);
        }
        boolean takenIn = false;
        for (int i = 0; i < 5; i++) {
          takenIn |= support.give(idea, participant) instanceof SupportOutcome.Done;
        }
        return takenIn;
      });
    }
    crowd.add(() -> {
      programme.stageClosed();
      return false;
    });

    assertThat(Crowd.all(crowd)).containsOnly(false);
    SupportedIdea after = log.read(idea).map(Stored::state).orElseThrow();
    assertThat(after.supportCount()).as("all have taken theirs back").isZero();
  }

  @Test
  void takesNothingInFromTheMomentOnInWhichTheStageEndsHoweverLateTheMessage() {
    assertThat(at(end.minusMillis(1)).give(idea, somebody()))
        .isInstanceOf(SupportOutcome.Done.class);
    assertThat(at(end).give(idea, somebody())).isEqualTo(new SupportOutcome.NotOpen(null));
  }

  /** By a process that died before it could write the row. */
  @Test
  void countsAfterTheEndWhatWasBegunBefore() {
    Person person = somebody();
    SupportOperation begun = new SupportOperation("begun", person.id(), true, 1, clock.instant());
    assertThat(log.begin(idea, begun, programme.id())).isPresent();
    programme.stageClosed();
    awaitUntil(() -> support.give(idea, somebody()) instanceof SupportOutcome.NotOpen);

    assertThat(support.give(idea, person)).isInstanceOf(SupportOutcome.Done.class);
    assertThat(rows.supportedBy(person.id(), List.of(idea))).containsExactly(idea);
  }

  private SupportIdea at(Instant then) {
    Clock stopped = Clock.fixed(then, ZoneOffset.UTC);
    return new SupportIdea(log, rows, settling, show, programmes, stopped);
  }

  private Duration waited(long sent, boolean open) {
    awaitUntil(() -> support.give(idea, somebody()) instanceof SupportOutcome.Done == open);
    return Duration.ofNanos(System.nanoTime() - sent);
  }

  private static Person somebody() {
    return new Person("somebody-" + UUID.randomUUID(), false, false);
  }

  private static void awaitUntil(Callable<Boolean> condition) {
    await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(5))
        .atMost(Duration.ofSeconds(60))
        .until(condition);
  }

  private static Duration p90(List<Duration> waited) {
    Collections.sort(waited);
    return waited.get(waited.size() * 9 / 10 - 1);
  }

  private void send(Message<byte[]> message) {
    var wire = MessageBuilder.withBody(message.getPayload()).setContentType("application/json");
    message
        .getHeaders()
        .forEach((name, value) -> {
          if (name.startsWith("cloudEvents:")) {
            wire.setHeader(name, value);
          }
        });
    String type = message.getHeaders().get("cloudEvents:type", String.class);
    broker.send("events", type, wire.build());
  }
}
