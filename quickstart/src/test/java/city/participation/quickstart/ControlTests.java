package city.participation.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlTests {

  @Test
  void endsTheSuiteWithItsInputAndRefusesOrdersBeforeTheSuiteIsReady(@TempDir Path folder)
      throws InterruptedException {
    var terminal = new ByteArrayOutputStream();
    var progress = new Progress(new PrintStream(terminal, true, StandardCharsets.UTF_8));
    var end = new CountDownLatch(1);
    try (var data = DataFolder.open(folder);
        var suite = new Suite(Options.parse(), new Ports(8080), data, progress)) {
      new Control(suite, progress, end::countDown)
          .obey(
              new ByteArrayInputStream("crash ideas\nsing\n".getBytes(StandardCharsets.US_ASCII)));

      assertThat(end.await(20, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(terminal.toString(StandardCharsets.UTF_8))
        .contains("failed crash ideas: the suite is not ready")
        .contains("failed sing: no such command");
  }
}
