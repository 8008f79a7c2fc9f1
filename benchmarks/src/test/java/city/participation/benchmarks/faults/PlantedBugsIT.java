package city.participation.benchmarks.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import city.participation.benchmarks.faults.bugs.Bug;
import city.participation.benchmarks.faults.fleet.Fleet;
import city.participation.benchmarks.faults.fleet.Service;
import city.participation.benchmarks.faults.history.Checker;
import city.participation.benchmarks.faults.history.History;
import city.participation.benchmarks.faults.history.Operation;
import city.participation.benchmarks.faults.history.Violation;
import city.participation.benchmarks.faults.history.Violation.Kind;
import com.mongodb.client.MongoCollection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A checker that finds nothing proves something only if it finds what is there: each bug is found
 * under the fault that brings it out, and without it the same faults do no harm.
 */
@EnabledIfSystemProperty(
    named = "faults",
    matches = ".*",
    disabledReason = "it takes five minutes: -Dfaults, or .ci/faults")
class PlantedBugsIT {

  private static final String HISTORY = "history.log";
  private static final int MANY = 300;
  private static final int SOME = 10;
  private static final int WRITES_PER_SECOND = 30;

  /** When nothing is on its way any more, what is not there after this long never will be. */
  private static final Duration LOST_AFTER = Duration.ofSeconds(4);

  /** A fault may come in a moment in which it does no harm. */
  private static final int ROUNDS = 5;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Bug.class)
  void findsThe(Bug bug) throws Exception {
    assumeTrue(
        bug != Bug.RETURNS_IGNORED || BuggyFleet.isRabbit(),
        "the embedded broker refuses what no queue takes, RabbitMQ returns and confirms it");
    try (var fleet = BuggyFleet.start(folder, bug)) {
      var found = play(fleet, List.of(bug), ROUNDS, LOST_AFTER);

      assertThat(BuggyFleet.log(folder, bug)).contains(bug.confession());
      assertThat(shows(bug, found)).as("%s", found).isTrue();
    }
  }

  @Test
  void findsNothingWhereNothingIs() throws Exception {
    try (var fleet = BuggyFleet.start(folder, null)) {
      assertThat(play(fleet, List.of(Bug.values()), 1, Stage.CALM)).isEmpty();
      // Where nothing was written nothing can be found.
      assertThat(Operation.in(History.read(folder.resolve(HISTORY))))
          .hasSizeGreaterThan(MANY)
          .allMatch(operation -> !operation.accepted().isEmpty());
    }
  }

  /** By which it must show; it may show by others too. */
  private static Set<Kind> signs(Bug bug) {
    return switch (bug) {
      case DELETED_BEFORE_CONFIRM, RETURNS_IGNORED, ACKNOWLEDGED_BEFORE_APPLIED ->
          Set.of(Kind.NOT_APPLIED);
      case NO_DUPLICATE_CHECK -> Set.of(Kind.APPLIED_TWICE);
      case NO_GAP_CHECK -> Set.of(Kind.OUT_OF_ORDER, Kind.NOT_APPLIED);
      case COMMIT_NOT_DURABLE -> Set.of(Kind.LOST_WRITE);
    };
  }

  /** Each bug's fault, until the bug shows by its signs; what the checker has found at the end. */
  private List<Violation> play(Fleet fleet, List<Bug> bugs, int rounds, Duration patience)
      throws Exception {
    try (var history = History.create(folder.resolve(HISTORY));
        var probe = Probe.start(fleet.broker(), 1);
        // What the probe has heard is no matter here: one of the faults makes it deaf.
        var observer = new Observer(fleet, null)) {
      var api = new Api(fleet.entry(Service.IDEAS)::port);
      List<Violation> found = List.of();
      for (var bug : bugs) {
        for (int round = 1; round <= rounds && !shows(bug, found); round++) {
          try (var crowd = Crowd.start(api, history, bug + " " + round, WRITES_PER_SECOND)) {
            Thread.sleep(Duration.ofSeconds(1));
            bringOut(bug, fleet, observer, probe);
            crowd.finish();
          }
          probe.meddle(false);
          // What is still on its way is late and not lost.
          assertThat(Stage.await(Stage.CALM, () -> !observer.isAnythingOnItsWay())).isTrue();
          found = Checker.check(history.entries(), observer.settle(patience).aftermath());
        }
      }
      return found;
    }
  }

  private static boolean shows(Bug bug, List<Violation> found) {
    return found.stream().anyMatch(violation -> signs(bug).contains(violation.kind()));
  }

  private static void awaitMore(MongoCollection<Document> ideas) throws InterruptedException {
    long before = ideas.countDocuments();
    assertThat(Stage.await(Stage.CALM, () -> ideas.countDocuments() >= before + SOME)).isTrue();
  }

  private static void bringOut(Bug bug, Fleet fleet, Observer observer, Probe probe)
      throws Exception {
    var owner = fleet.instances(Service.IDEAS).getFirst();
    var consumer = fleet.instances(Service.NOTIFICATIONS).getFirst();
    switch (bug) {
      case DELETED_BEFORE_CONFIRM -> {
        // Only what is handed over on a channel that is open already gets lost on the way.
        for (int time = 0; time < 3; time++) {
          awaitMore(observer.knownIdeas());
          owner.toBroker().hold();
          awaitMore(observer.ownedIdeas());
          owner.toBroker().cut();
          owner.toBroker().mend();
        }
      }
      case RETURNS_IGNORED -> {
        observer
            .queues()
            .with(channel -> {
              channel.queueUnbind(Probe.QUEUE, Queues.EXCHANGE, Queues.EVERYTHING);
              return channel.queueUnbind(Queues.CONSUMER, Queues.EXCHANGE, Queues.EVERYTHING);
            });
        Thread.sleep(Duration.ofSeconds(2));
      }
      case ACKNOWLEDGED_BEFORE_APPLIED -> {
        consumer.toDatabase().slow(Duration.ofMillis(100));
        Thread.sleep(Duration.ofSeconds(2));
        consumer.kill();
        consumer.toDatabase().mend();
        consumer.start();
      }
      case NO_DUPLICATE_CHECK, NO_GAP_CHECK -> {
        probe.meddle(true);
        Thread.sleep(Duration.ofSeconds(4));
      }
      case COMMIT_NOT_DURABLE -> {
        // Twice, since the first may come just after the bug has written something down.
        for (int time = 0; time < 2; time++) {
          Thread.sleep(Duration.ofSeconds(2));
          fleet.killDatabases();
          fleet.startDatabases();
        }
      }
    }
  }
}
