package city.participation.benchmarks.faults;

import city.participation.benchmarks.faults.Api.Reply;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** How attempts were answered, and how fast. */
final class Tally {

  private final Map<String, LongAdder> answers = new ConcurrentSkipListMap<>();
  private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();

  void count(Reply reply, long took) {
    answers.computeIfAbsent(name(reply), name -> new LongAdder()).increment();
    if (reply.accepted()) {
      nanos.add(took);
    }
  }

  long accepted() {
    return answers.entrySet().stream()
        .filter(each -> each.getKey().startsWith("2"))
        .mapToLong(each -> each.getValue().sum())
        .sum();
  }

  long attempts() {
    return answers.values().stream().mapToLong(LongAdder::sum).sum();
  }

  long notAccepted() {
    return attempts() - accepted();
  }

  /** Those that say when to come back. */
  long politeRefusals() {
    return answers.entrySet().stream()
        .filter(each -> each.getKey().equals("503 with Retry-After"))
        .mapToLong(each -> each.getValue().sum())
        .sum();
  }

  /** Milliseconds that all but one in a hundred took at the most. */
  double p99() {
    return percentile(nanos.stream().mapToLong(Long::longValue).sorted().toArray(), 0.99) / 1e6;
  }

  static double percentile(long[] sorted, double share) {
    return sorted.length == 0
        ? Double.NaN
        : sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))];
  }

  /** Such as {@code 503 with Retry-After: 12, no answer: 3}. */
  String refusals() {
    var text = new TreeMap<String, Long>();
    answers.forEach((name, count) -> {
      if (!name.startsWith("2")) {
        text.put(name, count.sum());
      }
    });
    return text.isEmpty()
        ? "none"
        : String.join(
            ", ", text.entrySet().stream().map(e -> e.getKey() + ": " + e.getValue()).toList());
  }

  private static String name(Reply reply) {
    if (reply.status() == 0) {
      return "no answer";
    }
    return reply.status() + (reply.polite() ? " with Retry-After" : "");
  }
}
