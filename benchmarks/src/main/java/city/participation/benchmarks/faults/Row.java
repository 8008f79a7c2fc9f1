package city.participation.benchmarks.faults;

import city.participation.benchmarks.faults.history.Violation;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of the table.
 *
 * @param done what was done to the suite
 * @param counts what was counted meanwhile and afterwards
 * @param broken what does not hold; empty if the promise was kept
 * @param judged false if too little was done to say that it was
 */
record Row(String promise, String done, String counts, List<String> broken, boolean judged) {

  private static final int SHOWN = 3;

  static Row of(String promise, String done, String counts, List<Violation> violations) {
    return new Row(
        promise, done, counts, violations.stream().map(Violation::toString).toList(), true);
  }

  /** With one condition more. */
  Row and(boolean holds, String otherwise) {
    if (holds) {
      return this;
    }
    var more = new ArrayList<>(broken);
    more.add(otherwise);
    return new Row(promise, done, counts, more, judged);
  }

  Row notJudged() {
    return new Row(promise, done, counts, broken, false);
  }

  boolean held() {
    return broken.isEmpty();
  }

  @Override
  public String toString() {
    return "| %s | %s | %s | %s |".formatted(promise, done, counts, verdict());
  }

  private String verdict() {
    if (held()) {
      return judged ? "held" : "not judged";
    }
    var some = String.join("; ", broken.subList(0, Math.min(SHOWN, broken.size())));
    return "**broken**, %d: %s".formatted(broken.size(), some.replace("|", "/"));
  }
}
