package city.participation.benchmarks.faults;

import city.participation.benchmarks.faults.history.History;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * People who submit, publish, support and revise ideas at a steady pace, and who try again under
 * the same key, as the API asks them to, until each of their writes was accepted.
 */
final class Crowd implements AutoCloseable {

  /** Submission, publication, two supports and a revision. */
  static final int WRITES_PER_IDEA = 5;

  private static final int PEOPLE = 200;

  private final Api api;
  private final Writes writes;
  private final Tally tally = new Tally();
  private final String name;
  private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
  private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
  private final Queue<Future<?>> lives = new ConcurrentLinkedQueue<>();
  private final AtomicInteger count = new AtomicInteger();

  private Crowd(Api api, History history, String name) {
    this.api = api;
    this.writes = new Writes(api, history, tally);
    this.name = name;
  }

  /** {@code name}: no other crowd of the run has it. */
  static Crowd start(Api api, History history, String name, int writesPerSecond) {
    var crowd = new Crowd(api, history, name);
    for (int number = 0; number < PEOPLE; number++) {
      api.token(person(number));
    }
    long period = 1_000_000L * WRITES_PER_IDEA / writesPerSecond;
    var _ = crowd.pace.scheduleAtFixedRate(crowd::another, 0, period, TimeUnit.MICROSECONDS);
    return crowd;
  }

  Tally tally() {
    return tally;
  }

  /** Lets nobody new begin and waits for those who have. */
  void finish() throws InterruptedException {
    pace.shutdownNow();
    if (!pace.awaitTermination(10, TimeUnit.SECONDS)) {
      throw new IllegalStateException("people still come");
    }
    long deadline = System.nanoTime() + patience().toNanos();
    for (var life : lives) {
      try {
        life.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      } catch (ExecutionException e) {
        throw new IllegalStateException("one of the people has failed", e.getCause());
      } catch (TimeoutException e) {
        throw new IllegalStateException("people do not come to an end", e);
      }
    }
  }

  @Override
  public void close() {
    pace.shutdownNow();
    people.shutdownNow();
  }

  private static Duration patience() {
    return Writes.PATIENCE.multipliedBy(WRITES_PER_IDEA);
  }

  static String person(int number) {
    return "citizen-" + Math.floorMod(number, PEOPLE);
  }

  private void another() {
    int number = count.getAndIncrement();
    lives.add(people.submit(() -> live(number)));
  }

  /** What is never accepted shows in the log, and what would follow it is left undone. */
  private void live(int number) {
    var author = person(number);
    var title = name + " " + number;
    var submitted = writes.submit(author, title);
    var tag = submitted.tag();
    if (!submitted.accepted()) {
      return;
    }
    if (tag == null) {
      throw new IllegalStateException("accepted, but without a tag: " + submitted);
    }
    var idea = submitted.id();
    var published = writes.publish(author, idea, tag);
    if (!published.accepted()) {
      return;
    }
    writes.support(person(number + 1), idea);
    writes.support(person(number + 2), idea);
    revise(author, idea, title + " neu");
  }

  private void revise(String author, String idea, String title) {
    var shown =
        Writes.repeat(
            () -> api.get(author, "/api/ideas/" + idea), reply -> !Writes.isWorthRepeating(reply));
    if (shown.accepted()) {
      if (shown.tag() == null) {
        throw new IllegalStateException("shown, but without a tag: " + shown);
      }
      writes.revise(author, idea, shown.tag(), title);
    }
  }
}
