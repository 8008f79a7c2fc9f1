package city.participation.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTests {

  @TempDir private Path folder;

  @Test
  void tellsThePortsOnlyWhileTheSuiteRuns() throws IOException {
    try (var data = DataFolder.open(folder)) {
      data.announce(new Ports(9090));
      assertThat(Files.readString(folder.resolve("ports"))).contains("gateway=9090");
    }
    assertThat(folder.resolve("ports")).doesNotExist();
  }

  @Test
  void keepsTheLogOfTheRunBefore() throws IOException {
    try (var data = DataFolder.open(folder)) {
      Files.writeString(data.freshLog("gateway"), "first");
      Files.writeString(data.freshLog("gateway"), "second");
    }
    assertThat(folder.resolve("logs/gateway.previous.log")).hasContent("first");
    assertThat(folder.resolve("logs/gateway.log")).hasContent("second");
  }

  @Test
  void refusesAFolderThatIsAFile() throws IOException {
    var file = Files.createFile(folder.resolve("data"));
    assertThatThrownBy(() -> DataFolder.open(file))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining(file.toString());
  }
}
