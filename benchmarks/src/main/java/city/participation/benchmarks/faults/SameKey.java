package city.participation.benchmarks.faults;

import city.participation.benchmarks.faults.Api.Reply;
import city.participation.benchmarks.faults.fleet.Service;
import city.participation.benchmarks.faults.history.Entry.Act;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One submission sent many times at once under one key, while a server of it is killed. */
final class SameKey implements Scenario {

  private static final int AT_ONCE = 50;
  private static final int ROUNDS = 3;

  /** Each round a little later: before, while and after the first is carried out. */
  private static final Duration FIRST_KILL = Duration.ofMillis(30);

  @Override
  public List<Row> play(Stage stage) throws Exception {
    var tally = new Tally();
    var bodies = new ArrayList<Integer>();
    boolean otherRefused = true;
    for (int round = 0; round < ROUNDS; round++) {
      var person = Crowd.person(round);
      var title = "Einmal %d-%d".formatted(stage.settings().seed(), round);
      var key = "same-%d-%d".formatted(stage.settings().seed(), round);
      var replies = all(stage, tally, round, title, key);
      bodies.add(replies.stream().map(Reply::body).collect(Collectors.toSet()).size());
      var other = stage.api().send(Writes.submission(person, title + " anders", key));
      otherRefused &= other.status() == 422;
    }
    var findings = stage.findings();
    return List.of(
        Row.of(
                "7 A retried POST acts once",
                "%d rounds of %d equal requests at once, kill -9 of an instance meanwhile"
                    .formatted(ROUNDS, AT_ONCE),
                "%d attempts, not 2xx: %s; different answers a round: %s; another body: %s"
                    .formatted(
                        tally.attempts(),
                        tally.refusals(),
                        bodies,
                        otherRefused ? "422" : "NOT 422"),
                findings.violations())
            .and(bodies.stream().allMatch(count -> count == 1), "answers differ")
            .and(otherRefused, "another body under the key was not refused"));
  }

  private static List<Reply> all(Stage stage, Tally tally, int round, String title, String key)
      throws Exception {
    var person = Crowd.person(round);
    var writes = stage.writes(tally);
    long operation = writes.intend(Act.SUBMIT, person, "", title);
    var request = Writes.submission(person, title, key);
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      var sent =
          IntStream.range(0, AT_ONCE)
              .mapToObj(number -> people.submit(() -> writes.untilAccepted(operation, request)))
              .toList();
      var instances = stage.fleet().instances(Service.IDEAS);
      var victim = instances.get(round % instances.size());
      Thread.sleep(FIRST_KILL.multipliedBy(round + 1L));
      victim.kill();
      try {
        var replies = new ArrayList<Reply>();
        for (var each : sent) {
          replies.add(each.get());
        }
        return replies;
      } finally {
        victim.start();
      }
    }
  }
}
