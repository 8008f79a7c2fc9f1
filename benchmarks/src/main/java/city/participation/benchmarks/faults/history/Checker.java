package city.participation.benchmarks.faults.history;

import static city.participation.benchmarks.faults.history.Violation.Kind.DOUBLED;
import static city.participation.benchmarks.faults.history.Violation.Kind.IMPOLITE;
import static city.participation.benchmarks.faults.history.Violation.Kind.LEFT_OVER;
import static city.participation.benchmarks.faults.history.Violation.Kind.LOST_UPDATE;
import static city.participation.benchmarks.faults.history.Violation.Kind.LOST_WRITE;
import static city.participation.benchmarks.faults.history.Violation.Kind.MISAPPLIED;
import static city.participation.benchmarks.faults.history.Violation.Kind.PHANTOM;
import static city.participation.benchmarks.faults.history.Violation.Kind.REFUSED;
import static city.participation.benchmarks.faults.history.Violation.Kind.UNSENT;
import static city.participation.benchmarks.faults.history.Violation.Kind.UNSETTLED;

import city.participation.benchmarks.faults.history.Aftermath.Idea;
import city.participation.benchmarks.faults.history.Aftermath.Support;
import city.participation.benchmarks.faults.history.Entry.Act;
import city.participation.benchmarks.faults.history.Entry.Intent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares what was asked for and answered with what is there. Has no state and no clock. */
public final class Checker {

  private final Collection<Operation> operations;
  private final Aftermath aftermath;
  private final List<Violation> found = new ArrayList<>();

  private Checker(Collection<Operation> operations, Aftermath aftermath) {
    this.operations = operations;
    this.aftermath = aftermath;
  }

  public static List<Violation> check(List<Entry> history, Aftermath aftermath) {
    var checker = new Checker(Operation.in(history), aftermath);
    checker.checkAnswers();
    checker.checkWrites();
    checker.checkIdentities();
    checker.checkVersions();
    checker.checkKnown();
    aftermath
        .leftovers()
        .forEach((place, count) -> {
          if (count > 0) {
            checker.report(LEFT_OVER, count + " in " + place);
          }
        });
    checker.found.addAll(Messages.check(aftermath));
    return List.copyOf(checker.found);
  }

  private void checkAnswers() {
    for (var operation : operations) {
      for (var answer : operation.answers()) {
        if (answer.status() >= 500 && (!answer.polite() || answer.status() == 500)) {
          report(IMPOLITE, answer.status() + " to " + operation.intent());
        }
      }
      if (!operation.settled()) {
        report(UNSETTLED, operation.intent().toString());
      }
      if (operation.wronglyRefused()) {
        report(REFUSED, operation.answers().getLast().status() + " to " + operation.intent());
      }
    }
  }

  private void checkWrites() {
    for (var operation : operations) {
      for (var accepted : operation.accepted()) {
        var id = operation.idea(accepted);
        var idea = aftermath.ideas().get(id);
        if (idea == null || !shows(idea, id, operation.intent(), accepted.version())) {
          report(LOST_WRITE, operation.intent() + ", but there is " + idea);
          break;
        }
      }
    }
  }

  private boolean shows(Idea idea, String id, Intent intent, long version) {
    if (idea.version() < version) {
      return false;
    }
    return switch (intent.act()) {
      case SUBMIT -> idea.author().equals(intent.person());
      case PUBLISH -> !idea.status().equals("SUBMITTED");
      // A later version may have another title.
      case REVISE -> idea.version() > version || idea.title().equals(intent.title());
      case SUPPORT -> aftermath.supports().contains(new Support(id, intent.person()));
    };
  }

  private void checkIdentities() {
    Map<String, Intent> byTitle = new HashMap<>();
    for (var operation : operations) {
      var intent = operation.intent();
      if (!intent.title().isEmpty()) {
        byTitle.put(intent.title(), intent);
      }
      var ids = operation.ideas();
      if (ids.size() > 1) {
        report(DOUBLED, intent + " was answered with " + ids);
      }
    }
    Map<String, String> shown = new HashMap<>();
    aftermath
        .ideas()
        .forEach((id, idea) -> {
          var other = shown.put(idea.title(), id);
          if (other != null) {
            report(DOUBLED, "\"" + idea.title() + "\" is there as " + other + " and as " + id);
          }
          var intent = byTitle.get(idea.title());
          if (intent == null || (intent.act() == Act.REVISE && !intent.idea().equals(id))) {
            report(PHANTOM, id + " " + idea);
          }
        });
  }

  /** A submission makes version 1, each publication and revision one more; nothing else does. */
  private void checkVersions() {
    Map<String, Changes> changes = new HashMap<>();
    for (var operation : operations) {
      var act = operation.intent().act();
      if (act == Act.PUBLISH || act == Act.REVISE) {
        var idea = operation.intent().idea();
        changes.computeIfAbsent(idea, id -> new Changes()).add(operation);
      }
    }
    changes.forEach((id, change) -> {
      var idea = aftermath.ideas().get(id);
      change.twice.forEach(
          version -> report(LOST_UPDATE, id + ": version " + version + " was made twice"));
      if (idea != null) {
        long steps = idea.version() - 1;
        if (idea.sequence() <= change.sure) {
          report(
              UNSENT,
              "%s announced %d of more than %d changes"
                  .formatted(id, idea.sequence(), change.sure));
        }
        if (steps < change.sure || steps > change.sure + change.unsure) {
          report(
              LOST_UPDATE,
              "%s has made %d steps, accepted were %d and perhaps %d more"
                  .formatted(id, steps, change.sure, change.unsure));
        }
      }
    });
  }

  private void checkKnown() {
    Map<String, Set<String>> titles = new HashMap<>();
    for (var operation : operations) {
      var intent = operation.intent();
      var ideas = intent.act() == Act.SUBMIT ? operation.ideas() : Set.of(intent.idea());
      ideas.forEach(
          idea -> titles.computeIfAbsent(idea, id -> new HashSet<>()).add(intent.title()));
    }
    aftermath
        .known()
        .forEach((id, known) -> {
          var idea = aftermath.ideas().get(id);
          if (idea == null || known.sequence() < idea.sequence()) {
            return;
          }
          boolean titled =
              known.title() == null
                  ? !idea.isPublished()
                  : titles.getOrDefault(id, Set.of()).contains(known.title());
          if (!titled || !known.author().equals(idea.author())) {
            report(MISAPPLIED, "%s is %s, the consumer knows %s".formatted(id, idea, known));
          }
        });
  }

  private void report(Violation.Kind kind, String what) {
    found.add(new Violation(kind, what));
  }

  private static final class Changes {
    private int sure;
    private int unsure;
    private final Set<Long> versions = new HashSet<>();
    private final Set<Long> twice = new HashSet<>();

    void add(Operation operation) {
      var accepted = operation.accepted();
      if (accepted.isEmpty()) {
        unsure += operation.mayHaveBeenDone() ? 1 : 0;
        return;
      }
      sure++;
      long version = accepted.getFirst().version();
      if (version > 0 && !versions.add(version)) {
        twice.add(version);
      }
    }
  }
}
