package city.participation.benchmarks.faults.history;

import static city.participation.benchmarks.faults.history.Violation.Kind.APPLIED_TWICE;
import static city.participation.benchmarks.faults.history.Violation.Kind.NOT_APPLIED;
import static city.participation.benchmarks.faults.history.Violation.Kind.NOT_DELIVERED;
import static city.participation.benchmarks.faults.history.Violation.Kind.OUT_OF_ORDER;
import static city.participation.benchmarks.faults.history.Violation.Kind.RENUMBERED;
import static city.participation.benchmarks.faults.history.Violation.Kind.TOLD_TWICE;
import static city.participation.benchmarks.faults.history.Violation.Kind.UNTOLD;

import city.participation.benchmarks.faults.history.Aftermath.Application;
import city.participation.benchmarks.faults.history.Aftermath.Idea;
import city.participation.benchmarks.faults.history.Aftermath.Telling;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every message of every idea: sent, applied once and in order, and its news told once. */
final class Messages {

  private static final String PUBLISHED = "IDEA_PUBLISHED";

  private final Aftermath aftermath;
  private final List<Violation> found = new ArrayList<>();

  private Messages(Aftermath aftermath) {
    this.aftermath = aftermath;
  }

  static List<Violation> check(Aftermath aftermath) {
    var messages = new Messages(aftermath);
    messages.checkPositions();
    var applications = aftermath.applications();
    if (applications != null) {
      messages.checkApplications(applications);
    }
    var deliveries = aftermath.deliveries();
    if (deliveries != null) {
      messages.checkDeliveries(deliveries);
    }
    messages.checkTellings();
    return messages.found;
  }

  private void checkPositions() {
    aftermath
        .ideas()
        .forEach((id, idea) -> {
          long position = aftermath.position(id);
          if (position < idea.sequence()) {
            report(
                NOT_APPLIED,
                "%s has sent %d, and %d are applied".formatted(id, idea.sequence(), position));
          }
        });
  }

  private void checkApplications(List<Application> applications) {
    var byIdea = applications.stream().collect(Collectors.groupingBy(Application::idea));
    aftermath
        .ideas()
        .forEach((id, idea) -> {
          var steps = byIdea.getOrDefault(id, List.of());
          for (long sequence = 1; sequence <= idea.sequence(); sequence++) {
            checkApplied(id, sequence, steps);
          }
          if (steps.stream().anyMatch(step -> step.sure() && step.sequence() > idea.sequence())) {
            report(RENUMBERED, id + " was moved on further than " + idea.sequence());
          }
        });
  }

  private void checkApplied(String id, long sequence, List<Application> steps) {
    var same = steps.stream().filter(step -> step.sequence() == sequence).toList();
    long sure = same.stream().filter(Application::sure).count();
    if (same.isEmpty()) {
      report(NOT_APPLIED, id + " " + sequence);
    } else if (sure > 1) {
      report(APPLIED_TWICE, "%s %d, %d times".formatted(id, sequence, sure));
    } else if (sure == 1) {
      long asked = same.stream().mapToLong(Application::asked).min().orElseThrow();
      // Only what was done before this was even asked for has overtaken it.
      if (steps.stream()
          .anyMatch(step -> step.sure() && step.sequence() > sequence && step.done() < asked)) {
        report(OUT_OF_ORDER, id + " " + sequence + " came after its successor");
      }
    }
  }

  private void checkDeliveries(Map<String, Map<Long, Set<String>>> deliveries) {
    aftermath
        .ideas()
        .forEach((id, idea) -> {
          var numbers = deliveries.getOrDefault(id, Map.of());
          for (long sequence = 1; sequence <= idea.sequence(); sequence++) {
            var ids = numbers.getOrDefault(sequence, Collections.emptySet());
            if (ids.isEmpty()) {
              report(NOT_DELIVERED, id + " " + sequence);
            } else if (ids.size() > 1) {
              report(RENUMBERED, "%s %d came as %s".formatted(id, sequence, ids));
            }
          }
        });
  }

  private void checkTellings() {
    var times =
        aftermath.tellings().stream()
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    aftermath
        .ideas()
        .forEach((id, idea) -> {
          if (idea.isPublished() && !times.containsKey(owed(id, idea))) {
            report(UNTOLD, idea.author() + " of " + id);
          }
        });
    times.forEach((telling, count) -> {
      if (count > 1) {
        report(TOLD_TWICE, telling + " " + count + " times");
      }
    });
  }

  private static Telling owed(String id, Idea idea) {
    return new Telling(idea.author(), id, PUBLISHED);
  }

  private void report(Violation.Kind kind, String what) {
    found.add(new Violation(kind, what));
  }
}
