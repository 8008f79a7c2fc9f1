package city.participation.benchmarks.faults.history;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.benchmarks.faults.history.Entry.Act;
import city.participation.benchmarks.faults.history.Entry.Answer;
import city.participation.benchmarks.faults.history.Entry.Intent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTests {

  private static final Intent INTENT =
      new Intent(1, 7, Act.SUBMIT, "citizen-1", "", "Brunnen \"am\" Neumarkt\n");
  private static final Answer ANSWER = new Answer(2, 7, 201, "idea-1", 1, false);

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("history.log");
  }

  @Test
  void readsWhatWasAdded() {
    try (var history = History.create(file)) {
      history.add(INTENT);
      history.add(ANSWER);

      assertThat(history.entries()).containsExactly(INTENT, ANSWER);
    }
  }

  @Test
  void hasAnEntryOnDiskBeforeItReturns() {
    try (var history = History.create(file)) {
      history.add(INTENT);

      assertThat(history.forced()).isEqualTo(1);
      assertThat(History.read(file)).containsExactly(INTENT);
    }
  }

  @Test
  void keepsAllThatManyAddAtOnce() {
    int many = 500;
    try (var history = History.create(file)) {
      try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int number = 0; number < many; number++) {
          var entry = new Answer(number, number, 200, "", 0, false);
          people.execute(() -> history.add(entry));
        }
      }

      assertThat(history.entries()).hasSize(many).doesNotHaveDuplicates();
      assertThat(history.forced()).isEqualTo(many);
    }
  }

  @Test
  void passesOverALineThatWasNotEnded() throws Exception {
    try (var history = History.create(file)) {
      history.add(INTENT);
    }
    Files.writeString(file, "{\"entry\":\"ans", StandardOpenOption.APPEND);

    assertThat(History.read(file)).containsExactly(INTENT);
  }
}
