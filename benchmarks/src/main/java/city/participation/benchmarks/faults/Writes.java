package city.participation.benchmarks.faults;

import city.participation.benchmarks.faults.Api.Reply;
import city.participation.benchmarks.faults.Api.Request;
import city.participation.benchmarks.faults.history.Entry.Act;
import city.participation.benchmarks.faults.history.Entry.Answer;
import city.participation.benchmarks.faults.history.Entry.Intent;
import city.participation.benchmarks.faults.history.History;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** What people do to ideas, each step on disk before it is sent and after it is answered. */
final class Writes {

  static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);
  private static final int MOST_DOUBLINGS = 5;
  private static final AtomicLong OPERATIONS = new AtomicLong();

  private final Api api;
  private final History history;
  private final Tally tally;

  Writes(Api api, History history, Tally tally) {
    this.api = api;
    this.history = history;
    this.tally = tally;
  }

  /** Begins an operation. */
  long intend(Act act, String person, String idea, String title) {
    long operation = OPERATIONS.incrementAndGet();
    history.add(new Intent(System.currentTimeMillis(), operation, act, person, idea, title));
    return operation;
  }

  /** One attempt. */
  Reply attempt(long operation, Request request) {
    long begin = System.nanoTime();
    var reply = api.send(request);
    tally.count(reply, System.nanoTime() - begin);
    answered(operation, reply.status(), reply);
    return reply;
  }

  Reply submit(String person, String title) {
    long operation = intend(Act.SUBMIT, person, "", title);
    return untilAccepted(operation, submission(person, title, "operation-" + operation));
  }

  static Request submission(String person, String title, String key) {
    var body =
        """
        {"title": "%s", "text": "Ein Text, der lang genug ist, um eine Idee zu sein.",
         "theme": "liveability", "place": {"district": "101"}}
        """
            .formatted(title);
    return new Request("POST", "/api/ideas", person, Map.of("Idempotency-Key", key), body);
  }

  Reply publish(String author, String idea, String tag) {
    long operation = intend(Act.PUBLISH, author, idea, "");
    return untilAccepted(
        operation,
        new Request(
            "POST",
            "/api/ideas/" + idea + "/publication",
            Api.MODERATOR,
            Map.of("If-Match", tag, "Idempotency-Key", "operation-" + operation),
            null));
  }

  void support(String person, String idea) {
    long operation = intend(Act.SUPPORT, person, idea, "");
    untilAccepted(
        operation, new Request("PUT", "/api/ideas/" + idea + "/support", person, Map.of(), null));
  }

  static Request revision(String author, String idea, String tag, String title) {
    return new Request(
        "PATCH",
        "/api/ideas/" + idea,
        author,
        Map.of("If-Match", tag),
        "{\"title\": \"" + title + "\"}");
  }

  /** By the only one who revises this idea: a change that has no key is settled by a look. */
  void revise(String author, String idea, String tag, String title) {
    long operation = intend(Act.REVISE, author, idea, title);
    repeat(
        () -> attempt(operation, revision(author, idea, tag, title)),
        reply -> {
          if (reply.status() != 412) {
            return !isWorthRepeating(reply);
          }
          var shown = api.get(author, "/api/ideas/" + idea);
          if (shown.accepted() && shown.body().contains(title)) {
            // An attempt whose answer was lost has done it.
            answered(operation, shown.status(), shown);
          }
          return shown.accepted();
        });
  }

  /** Tries again, as the API asks for, until it is accepted or refused for good. */
  Reply untilAccepted(long operation, Request request) {
    return repeat(() -> attempt(operation, request), reply -> !isWorthRepeating(reply));
  }

  interface Attempt {
    Reply make();
  }

  static Reply repeat(Attempt attempt, Predicate<Reply> isEnough) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    var reply = attempt.make();
    for (int retry = 0; !isEnough.test(reply) && System.nanoTime() < deadline; retry++) {
      pause(reply, retry);
      reply = attempt.make();
    }
    return reply;
  }

  static boolean isWorthRepeating(Reply reply) {
    return reply.status() == 0
        || reply.status() >= 500
        || reply.status() == 408
        || reply.status() == 409
        || reply.status() == 429;
  }

  /**
   * As long as the API asks for and longer with every try, each somebody else's while, but not so
   * long that the run would end before. Those who all come back at once would keep what is
   * overloaded so (Amazon Builders' Library, Timeouts, retries, and backoff with jitter).
   */
  private static void pause(Reply reply, int retry) {
    var asked =
        reply.retryAfter() == null ? PAUSE : Duration.ofSeconds(Long.parseLong(reply.retryAfter()));
    long grown = asked.toNanos() << Math.min(retry, MOST_DOUBLINGS);
    long longest = Math.min(grown, LONGEST_PAUSE.toNanos());
    LockSupport.parkNanos(longest + ThreadLocalRandom.current().nextLong(longest / 2 + 1));
  }

  private void answered(long operation, int status, Reply reply) {
    history.add(
        new Answer(
            System.currentTimeMillis(),
            operation,
            status,
            reply.accepted() ? reply.id() : "",
            reply.version(),
            reply.polite()));
  }
}
