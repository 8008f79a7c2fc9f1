package city.participation.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTests {

  @TempDir private Path folder;

  private final Report report = new Report();

  @Test
  void putsGoalAndRatioBesideWhatWasMeasured() throws IOException {
    report.atLeast("gateway ÷ nginx", 0.45, 0.54, "");
    report.atLeast("relay ÷ perf-test", 0.5, 0.25, "");
    report.atMost("one idea", 0.6, 0.9, "ms");
    assertThat(written())
        .contains(
            "| gateway ÷ nginx | ≥ 0.45  | 0.54  | reached | 1.20 |",
            "| relay ÷ perf-test | ≥ 0.50  | 0.25  | missed | 0.50 |",
            "| one idea | ≤ 0.60 ms | 0.90 ms | missed | 1.50 |");
  }

  @Test
  void hasNoFigureOfWhatIsMissing() throws IOException {
    report.missing("gateway ÷ nginx", 0.45, "nginx is not installed");
    report.failed("relay", new IllegalStateException("a|b\nc"));
    assertThat(written())
        .contains(
            "| gateway ÷ nginx | ≥ 0.45 | – | not measured: nginx is not installed | – |",
            "| relay | – | – | not measured: java.lang.IllegalStateException: a/b c | – |");
  }

  @Test
  void tellsWhatWasNotGood() throws IOException {
    report.notGood("a", result(0, 0));
    report.notGood("b", result(3, 2));
    assertThat(written())
        .contains(
            "| b: refusals with Retry-After | – | 3.00  | – | – |", "- b: 2 errors, the first: 500")
        .noneMatch(line -> line.contains("a: "));
  }

  private static Load.Result result(long refusals, long errors) {
    return new Load.Result(
        new Latencies(LongStream.of(1)), refusals, errors, "500", Duration.ofSeconds(1));
  }

  private List<String> written() throws IOException {
    var file = folder.resolve("RESULTS.md");
    report.write(file);
    return Files.readAllLines(file);
  }
}
