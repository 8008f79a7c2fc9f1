package city.participation.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import city.participation.benchmarks.peers.PerfTest.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  /** They would be other headers than those meant, and nobody would see it. */
  @ParameterizedTest
  @ValueSource(strings = {"a,b", "a=b"})
  void takesNoHeadersThatItWouldSplit(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Sample(1, Map.of("name", text)));
    assertThatIllegalArgumentException().isThrownBy(() -> new Sample(1, Map.of(text, "value")));
  }
}
