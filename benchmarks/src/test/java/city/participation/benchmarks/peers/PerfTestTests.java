package city.participation.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PerfTestTests {

  @TempDir private Path root;

  @Test
  void isMissingUntilItWasFetched() throws IOException {
    assertThat(PerfTest.find(root, root)).isEmpty();
    var libraries = Files.createDirectories(root.resolve("benchmarks/perf-test/target/libraries"));
    Files.createFile(libraries.resolve("amqp-client-5.23.0.jar"));
    assertThat(PerfTest.find(root, root)).isEmpty();
    Files.createFile(libraries.resolve("perf-test-2.22.1.jar"));
    assertThat(PerfTest.find(root, root).orElseThrow().version()).isEqualTo("2.22.1");
  }
}
