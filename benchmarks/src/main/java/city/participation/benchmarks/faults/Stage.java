package city.participation.benchmarks.faults;

import city.participation.benchmarks.faults.Observer.Settled;
import city.participation.benchmarks.faults.fleet.Fleet;
import city.participation.benchmarks.faults.fleet.Service;
import city.participation.benchmarks.faults.history.Checker;
import city.participation.benchmarks.faults.history.History;
import city.participation.benchmarks.faults.history.Violation;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** What scenarios play on: one suite, one log and one look for all of them. */
final class Stage {

  /** After the last fault nothing may wait for longer. */
  static final Duration CALM = Duration.ofSeconds(30);

  private static final Duration WARM_UP = Duration.ofSeconds(20);

  /** Of those who come when it is warm. */
  private static final int[] WARM_UP_SHARES = {8, 4, 2};

  /** Until everybody has heard that an instance is about to go. */
  private static final Duration MOMENT = Duration.ofSeconds(1);

  private final Fleet fleet;
  private final Settings settings;
  private final History history;
  private final Probe probe;
  private final Observer observer;
  private final Api api;
  private final Random random;
  private final Set<Violation> known = new HashSet<>();
  private int crowds;

  Stage(Fleet fleet, Settings settings, History history, Probe probe, Observer observer) {
    this.fleet = fleet;
    this.settings = settings;
    this.history = history;
    this.probe = probe;
    this.observer = observer;
    this.api = new Api(fleet.entry(Service.GATEWAY)::port);
    this.random = new Random(settings.seed());
  }

  /** What was found after a scenario, and nothing that an earlier one has found. */
  record Findings(Settled settled, List<Violation> violations) {

    String drained() {
      return String.format(
          Locale.ROOT, "all empty after %.1f s", settled.took().toMillis() / 1000.0);
    }

    List<Violation> of(Set<Violation.Kind> kinds) {
      return violations.stream().filter(each -> kinds.contains(each.kind())).toList();
    }
  }

  Findings findings() throws InterruptedException {
    var settled = observer.settle(CALM);
    var found = new ArrayList<>(Checker.check(history.entries(), settled.aftermath()));
    // What waits now was not told before, though it may be the same words.
    found.removeIf(each -> each.kind() != Violation.Kind.LEFT_OVER && !known.add(each));
    fleet.instances().stream()
        .filter(instance -> !instance.isAlive())
        .forEach(instance -> found.add(new Violation(Violation.Kind.GONE, instance.name())));
    var violations = List.copyOf(found);
    violations.forEach(violation -> System.out.println("  " + violation));
    return new Findings(settled, violations);
  }

  Crowd crowd(int writesPerSecond) {
    crowds++;
    return Crowd.start(api, history, "Idee " + settings.seed() + "-" + crowds, writesPerSecond);
  }

  /**
   * More and more people come, as to a suite of which only some instances have just been started:
   * all that code has to be compiled first, and whoever waits meanwhile is in the way of the
   * others.
   */
  void warmUp() throws InterruptedException {
    for (int share : WARM_UP_SHARES) {
      int writes = Math.max(1, settings.writesPerSecond() / share);
      try (var crowd = crowd(writes)) {
        try (var _ = Readers.start(api, writes * Speed.READS_A_WRITE)) {
          Thread.sleep(WARM_UP);
        }
        crowd.finish();
      }
    }
  }

  /** A published idea of its own; whoever asks for it needs it there and then. */
  Prepared publishedIdea(String author) {
    crowds++;
    var writes = writes(new Tally());
    var title = "Idee " + settings.seed() + "-" + crowds;
    var submitted = writes.submit(author, title);
    if (submitted.tag() == null) {
      throw new IllegalStateException("no idea for the scenario: " + submitted);
    }
    var published = writes.publish(author, submitted.id(), submitted.tag());
    if (published.tag() == null) {
      throw new IllegalStateException("not published for the scenario: " + published);
    }
    return new Prepared(submitted.id(), author, title, published.tag());
  }

  record Prepared(String id, String author, String title, String tag) {}

  /**
   * What a restart showed.
   *
   * @param longest until an instance was ready
   */
  record Restarted(boolean graceful, Duration longest) {}

  /** One instance after the other, as a deployment does. */
  Restarted restart(Service service) throws InterruptedException {
    boolean graceful = true;
    var longest = Duration.ZERO;
    for (var instance : fleet.instances(service)) {
      graceful &= instance.retire(MOMENT);
      long begin = System.nanoTime();
      instance.start();
      var took = Duration.ofNanos(System.nanoTime() - begin);
      longest = took.compareTo(longest) > 0 ? took : longest;
    }
    return new Restarted(graceful, longest);
  }

  Writes writes(Tally tally) {
    return new Writes(api, history, tally);
  }

  Fleet fleet() {
    return fleet;
  }

  Settings settings() {
    return settings;
  }

  Probe probe() {
    return probe;
  }

  Observer observer() {
    return observer;
  }

  Api api() {
    return api;
  }

  Random random() {
    return random;
  }

  History history() {
    return history;
  }

  /** Whether it came true in time. */
  static boolean await(Duration patience, BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      Thread.sleep(20);
    }
    return true;
  }

  /** Dated as logs are, so that what a fault did can be looked up in them. */
  static void say(String what) {
    System.out.println(
        "  " + LocalTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS) + " " + what);
  }
}
