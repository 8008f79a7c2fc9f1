package city.participation.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChildrenTests {

  @TempDir private Path folder;
  private final CompletableFuture<Void> death = new CompletableFuture<>();
  private DataFolder data;
  private Children children;

  @BeforeEach
  void open() {
    data = DataFolder.open(folder);
    children = new Children(data, new Ports(8080), death);
  }

  @AfterEach
  void close() {
    children.release();
    data.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 130, 137})
  void tellTheDeathOfOneThatEndsByItself(int exitCode) {
    children.launch(Service.IDEAS, shell("echo why; exit " + exitCode));

    assertThatThrownBy(() -> death.get(20, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasMessageContaining("ideas-service ended with exit code " + exitCode)
        .hasMessageContaining("why");
  }

  @Test
  void takeItForCtrlCWhenTheSuiteIsToldToStopALittleLater() throws InterruptedException {
    children.launch(Service.IDEAS, shell("exit 130")).awaitEnd();
    children.startStopping();

    assertThatThrownBy(() -> death.get(4, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
  }

  @Test
  void areNotReadyWhenTheyHaveEnded() throws InterruptedException {
    assertThat(children.launch(Service.IDEAS, shell("exit 1")).awaitReady()).isFalse();
  }

  private static ProcessBuilder shell(String script) {
    return new ProcessBuilder("/bin/sh", "-c", script);
  }
}
