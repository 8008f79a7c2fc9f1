package city.participation.benchmarks.faults;

import city.participation.benchmarks.faults.Api.Request;
import city.participation.benchmarks.faults.history.Entry.Act;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Many who change one idea, each with the tag of the version that it has read. */
final class SameTag implements Scenario {

  private static final int WRITERS = 50;
  private static final int ROUNDS = 4;

  @Override
  public List<Row> play(Stage stage) throws Exception {
    var author = Crowd.person(1);
    var idea = stage.publishedIdea(author);
    var path = "/api/ideas/" + idea.id();
    long before = stage.api().get(author, path).version();
    var tally = new Tally();
    var successes = new AtomicInteger();
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      var writers =
          IntStream.range(0, WRITERS)
              .mapToObj(
                  writer -> people.submit(() -> revise(stage, tally, idea, writer, successes)))
              .toList();
      for (var writer : writers) {
        writer.get();
      }
    }
    long after = stage.api().get(author, path).version();
    int stale =
        stage.api().send(Writes.revision(author, idea.id(), idea.tag(), "Zu spät")).status();
    int missing =
        stage
            .api()
            .send(new Request("PATCH", path, author, Map.of(), "{\"title\": \"Ohne Etikett\"}"))
            .status();
    var findings = stage.findings();
    return List.of(
        Row.of(
                "8 No lost update",
                "%d writers, %d changes each, If-Match".formatted(WRITERS, ROUNDS),
                "%d accepted, version %d → %d; not 2xx: %s; stale %d, missing %d"
                    .formatted(successes.get(), before, after, tally.refusals(), stale, missing),
                findings.violations())
            .and(after - before == successes.get(), "versions and successes differ")
            .and(successes.get() > 0, "nobody succeeded")
            .and(tally.notAccepted() > 0, "nobody came too late, so there was no race")
            .and(stale == 412, "a stale tag is not refused by 412")
            .and(missing == 428, "a missing tag is not refused by 428"));
  }

  private static void revise(
      Stage stage, Tally tally, Stage.Prepared idea, int writer, AtomicInteger successes) {
    var writes = stage.writes(tally);
    for (int round = 0; round < ROUNDS; round++) {
      var tag = stage.api().get(idea.author(), "/api/ideas/" + idea.id()).tag();
      if (tag == null) {
        continue;
      }
      var title = "%s von %d-%d".formatted(idea.title(), writer, round);
      long operation = writes.intend(Act.REVISE, idea.author(), idea.id(), title);
      var reply = writes.attempt(operation, Writes.revision(idea.author(), idea.id(), tag, title));
      if (reply.accepted()) {
        successes.incrementAndGet();
      }
    }
  }
}
