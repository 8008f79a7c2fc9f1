package city.participation.benchmarks.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The file in which perf-test keeps what it counted, interval by interval. */
final class PerfTestOutput {

  static final String CONFIRMED = "confirmed (msg/s)";
  static final String RECEIVED = "received (msg/s)";
  static final String RETURNED = "returned (msg/s)";
  static final String NACKED = "nacked (msg/s)";

  private static final String TIME = "time (s)";

  private final List<String> columns;
  private final List<List<String>> intervals;

  private PerfTestOutput(List<String> columns, List<List<String>> intervals) {
    this.columns = columns;
    this.intervals = intervals;
  }

  static PerfTestOutput read(Path file) throws IOException {
    return parse(Files.readAllLines(file));
  }

  static PerfTestOutput parse(List<String> lines) {
    if (lines.size() < 2) {
      throw new IllegalStateException("perf-test has counted nothing");
    }
    return new PerfTestOutput(
        cells(lines.getFirst()),
        lines.stream().skip(1).filter(line -> !line.isBlank()).map(PerfTestOutput::cells).toList());
  }

  /**
   * Messages a second from one moment of the run to another. Not the last interval, in which work
   * ends at some moment.
   *
   * @param column what is counted
   * @param warmUp beginning of the run that is left out
   */
  double perSecond(String column, Duration warmUp) {
    int value = column(column);
    int time = column(TIME);
    double messages = 0;
    double seconds = 0;
    double before = 0;
    for (var interval : intervals.subList(0, intervals.size() - 1)) {
      double now = number(interval.get(time));
      if (before >= warmUp.toMillis() / 1000.0) {
        messages += number(interval.get(value)) * (now - before);
        seconds += now - before;
      }
      before = now;
    }
    if (seconds == 0) {
      throw new IllegalStateException(
          "perf-test ran for %.1f s, all of which is warm-up".formatted(before));
    }
    return messages / seconds;
  }

  /** Whether anything at all was counted in a column. */
  boolean any(String column) {
    int value = column(column);
    return intervals.stream().anyMatch(interval -> number(interval.get(value)) > 0);
  }

  private int column(String name) {
    int index = columns.indexOf(name);
    if (index < 0) {
      throw new IllegalStateException("perf-test counts no '%s', only %s".formatted(name, columns));
    }
    return index;
  }

  /** What was not asked for is empty. */
  private static double number(String cell) {
    return cell.isEmpty() ? 0 : Double.parseDouble(cell);
  }

  private static List<String> cells(String line) {
    return List.of(line.split(",", -1));
  }
}
