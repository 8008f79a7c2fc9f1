package city.participation.systemtests;

import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * People who submit, publish and support ideas at a steady pace, as long as not too many are at it,
 * and who try again, as the API asks them to, until each of their writes was accepted. Keeps what
 * was accepted, to be compared later.
 */
final class Load implements AutoCloseable {

  /** Submission, publication and three supports. */
  private static final int WRITES_PER_IDEA = 5;

  /**
   * At once. Were there no limit, all who came while a slow machine is behind would try again
   * together, and keep it there.
   */
  private static final int CROWD = 24;

  /**
   * Of the client's errors: came too slowly, something stands in the way as yet, came too often.
   */
  private static final Set<Integer> WORTH_REPEATING = Set.of(408, 409, 429);

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final Api api;
  private final String name;
  private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
  private final Collection<Future<?>> started = new ConcurrentLinkedQueue<>();
  private final Map<String, String> authorOfPublished = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> supporters = new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();
  private final Semaphore room = new Semaphore(CROWD);
  private final LongAdder accepted = new LongAdder();
  private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();

  private Load(Api api, String name) {
    this.api = api;
    this.name = name;
  }

  static Load start(Api api, String name, int writesPerSecond) {
    var load = new Load(api, name);
    load.signInAll();
    long period = 1_000_000L * WRITES_PER_IDEA / writesPerSecond;
    var _ = load.pace.scheduleAtFixedRate(load::another, 0, period, TimeUnit.MICROSECONDS);
    return load;
  }

  /** Stops the pace and waits until every write that was begun is accepted. */
  void finish() throws Exception {
    stopPace();
    for (var one : started) {
      one.get(PATIENCE.toSeconds() * 2, TimeUnit.SECONDS);
    }
  }

  Map<String, String> authorOfPublished() {
    return authorOfPublished;
  }

  Map<String, Set<String>> supporters() {
    return supporters;
  }

  /** Fails when one of the people has given up. */
  long accepted() {
    for (var one : started) {
      if (one.state() == Future.State.FAILED) {
        throw new AssertionError("a person gave up", one.exceptionNow());
      }
    }
    return accepted.sum();
  }

  Set<String> titles() {
    return IntStream.range(0, count.get()).mapToObj(this::title).collect(Collectors.toSet());
  }

  int begun() {
    return count.get();
  }

  @Override
  public void close() {
    pace.shutdownNow();
    people.shutdownNow();
  }

  /** A person that comes while the others are counted would be forgotten. */
  private void stopPace() throws InterruptedException {
    pace.shutdownNow();
    if (!pace.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("people still come");
    }
  }

  private String title(int number) {
    return name + " " + number;
  }

  private void signInAll() {
    for (int number = 1; number <= 9; number++) {
      api.token("demo-participant-" + number);
    }
    api.token(Api.MODERATOR);
  }

  private void another() {
    if (room.tryAcquire()) {
      int number = count.getAndIncrement();
      started.add(
          people.submit(() -> {
            try {
              live(number);
            } finally {
              room.release();
            }
          }));
    }
  }

  private void live(int number) {
    var author = "demo-participant-" + (1 + number % 9);
    var id = submit(author, number);
    publish(id);
    authorOfPublished.put(id, author);
    var own = ConcurrentHashMap.<String>newKeySet();
    supporters.put(id, own);
    for (int other = 1; other <= WRITES_PER_IDEA - 2; other++) {
      var supporter = "demo-participant-" + (1 + (number + other) % 9);
      support(supporter, id);
      own.add(supporter);
    }
  }

  private String submit(String author, int number) {
    var body = Api.idea(title(number));
    var answer =
        until(
            201,
            () ->
                api.request(author, "/api/ideas")
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", "load-" + name + "-" + number)
                    .POST(Api.json(body)));
    accepted.increment();
    return answer.json().required("id").asString();
  }

  private void publish(String id) {
    var path = "/api/ideas/" + id;
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    var last = "no answer at all";
    while (System.nanoTime() < deadline) {
      var idea = until(200, () -> api.request(Api.MODERATOR, path).GET());
      if (idea.json().required("status").asString().equals("PUBLISHED")) {
        // An earlier attempt was carried out, but its answer was lost.
        return;
      }
      var answer =
          attempt(
              api.request(Api.MODERATOR, path + "/publication")
                  .header("If-Match", Objects.requireNonNull(idea.etag()))
                  .POST(HttpRequest.BodyPublishers.noBody()));
      if (answer.isPresent()) {
        if (answer.get().status() == 200) {
          accepted.increment();
          return;
        }
        // What has changed since it was read can be read again.
        last = answer.get().status() == 412 ? "412" : worthRepeating(answer.get());
      }
      pause(answer);
    }
    throw new AssertionError("not published in time: " + last);
  }

  private void support(String supporter, String id) {
    until(
        200,
        () ->
            api.request(supporter, "/api/ideas/" + id + "/support")
                .PUT(HttpRequest.BodyPublishers.noBody()));
    accepted.increment();
  }

  private Api.Answer until(int wanted, Supplier<HttpRequest.Builder> request) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    var refusals = new ArrayList<String>();
    while (System.nanoTime() < deadline) {
      var answer = attempt(request.get());
      if (answer.isPresent() && answer.get().status() / 100 == wanted / 100) {
        return answer.get();
      }
      answer.ifPresent(refusal -> refusals.add(worthRepeating(refusal)));
      pause(answer);
    }
    throw new AssertionError("not accepted in time: " + lastOf(refusals));
  }

  private Optional<Api.Answer> attempt(HttpRequest.Builder request) {
    try {
      return Optional.of(api.send(request));
    } catch (UncheckedIOException e) {
      return Optional.empty();
    }
  }

  /** What was refused for good would be refused again, and shows a fault of the test or the API. */
  private static String worthRepeating(Api.Answer refusal) {
    var text = refusal.status() + " " + refusal.body();
    if (refusal.status() < 500 && !WORTH_REPEATING.contains(refusal.status())) {
      throw new AssertionError("refused: " + text);
    }
    return text;
  }

  /** As long as the API asks for. */
  private static void pause(Optional<Api.Answer> refusal) {
    var asked = refusal.map(answer -> answer.headers().get("Retry-After"));
    LockSupport.parkNanos(
        asked.map(text -> Duration.ofSeconds(Long.parseLong(text))).orElse(PAUSE).toNanos());
  }

  private static String lastOf(List<String> texts) {
    return texts.isEmpty() ? "no answer at all" : texts.getLast();
  }
}
