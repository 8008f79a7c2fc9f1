package city.participation.benchmarks.faults.history;

import city.participation.benchmarks.faults.history.Entry.Answer;
import city.participation.benchmarks.faults.history.Entry.Intent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** An intent with the answers to all its attempts. */
public record Operation(Intent intent, List<Answer> answers) {

  /** In the order in which they began. */
  public static Collection<Operation> in(List<Entry> history) {
    Map<Long, Operation> operations = new LinkedHashMap<>();
    for (var entry : history) {
      switch (entry) {
        case Intent intent ->
            operations.put(intent.operation(), new Operation(intent, new ArrayList<>()));
        case Answer answer -> {
          var operation = operations.get(answer.operation());
          if (operation == null) {
            throw new IllegalArgumentException("an answer to nothing: " + answer);
          }
          operation.answers().add(answer);
        }
      }
    }
    return operations.values();
  }

  public List<Answer> accepted() {
    return answers.stream().filter(Answer::accepted).toList();
  }

  /** Whether an attempt was accepted, or the last one refused for good. */
  boolean settled() {
    if (answers.isEmpty()) {
      return false;
    }
    int last = answers.getLast().status();
    return !accepted().isEmpty()
        || (last >= 400 && last < 500 && last != 408 && last != 409 && last != 429);
  }

  /** Only a revision may be: of two that know the same version, one has to be. */
  boolean wronglyRefused() {
    return settled()
        && accepted().isEmpty()
        && !(intent.act() == Entry.Act.REVISE && answers.getLast().status() == 412);
  }

  boolean mayHaveBeenDone() {
    return answers.isEmpty() || answers.stream().anyMatch(Answer::unknown);
  }

  String idea(Answer answer) {
    return answer.idea().isEmpty() ? intent.idea() : answer.idea();
  }

  Set<String> ideas() {
    return accepted().stream().map(this::idea).collect(Collectors.toSet());
  }
}
