package city.participation.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table of goals and what was measured. */
final class Report {

  private final List<String> rows = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /** A figure that shall not be above its goal. */
  void atMost(String what, double goal, double measured, String unit) {
    var verdict = measured <= goal ? "reached" : "missed";
    row(
        what,
        "≤ " + number(goal) + " " + unit,
        number(measured) + " " + unit,
        Double.isNaN(measured) ? "not measured" : verdict,
        goal == 0 ? "–" : number(measured / goal));
  }

  /** A figure that shall not be below its goal. */
  void atLeast(String what, double goal, double measured, String unit) {
    row(
        what,
        "≥ " + number(goal) + " " + unit,
        number(measured) + " " + unit,
        measured >= goal ? "reached" : "missed",
        number(measured / goal));
  }

  /** A figure without a goal. */
  void fact(String what, double measured, String unit) {
    row(what, "–", number(measured) + " " + unit, "–", "–");
  }

  /** Answers that were not good, if there were any. */
  void notGood(String what, Load.Result result) {
    if (result.refusals() > 0) {
      fact(what + ": refusals with Retry-After", (double) result.refusals(), "");
    }
    if (result.errors() > 0) {
      note("%s: %d errors, the first: %s".formatted(what, result.errors(), result.firstError()));
    }
  }

  /** A figure that shall not be below its goal, but cannot be had here. */
  void missing(String what, double goal, String reason) {
    row(what, "≥ " + number(goal), "–", "not measured: " + reason, "–");
  }

  /** Figures that should be here, but for a failure. */
  void failed(String what, Exception failure) {
    var reason = failure.toString().replace('|', '/').replace('\n', ' ');
    row(what, "–", "–", "not measured: " + reason, "–");
  }

  void note(String text) {
    notes.add(text);
    System.out.println(text);
  }

  void write(Path file) throws IOException {
    var text = new StringBuilder("# Results\n\n");
    text.append(
        "Written by `benchmarks/run`. CPU is summed over all processes of the suite, unless a row"
            + " says whose it is.\n\n");
    text.append("| What | Goal | Measured | Verdict | Measured ÷ goal |\n|---|---|---|---|---|\n");
    rows.forEach(row -> text.append(row).append('\n'));
    text.append('\n');
    notes.forEach(note -> text.append("- ").append(note).append('\n'));
    text.append("- ").append(machine()).append('\n');
    Files.writeString(file, text);
  }

  private void row(String what, String goal, String measured, String verdict, String ratio) {
    var row = "| %s | %s | %s | %s | %s |".formatted(what, goal, measured, verdict, ratio);
    rows.add(row);
    System.out.println(row);
  }

  private static String machine() throws IOException {
    var processor =
        Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 2))
            .findFirst()
            .orElse(System.getProperty("os.arch"));
    return "%s, %d processors, %s %s, Java %s, %s"
        .formatted(
            processor,
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("java.version"),
            Instant.now().truncatedTo(ChronoUnit.MINUTES));
  }

  private static String number(double value) {
    return value >= 100
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.2f", value);
  }
}
