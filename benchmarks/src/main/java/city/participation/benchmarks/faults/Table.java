package city.participation.benchmarks.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The rows as a page. */
final class Table {

  private final Settings settings;
  private final List<Row> rows;

  Table(Settings settings, List<Row> rows) {
    this.settings = settings;
    this.rows = List.copyOf(rows);
  }

  String text() {
    var text = new StringBuilder();
    text.append("| Promise | Done | Counted | Verdict |\n|---|---|---|---|\n");
    rows.forEach(row -> text.append(row).append('\n'));
    text.append("\nPrinted by `").append(command()).append("`; ");
    text.append(settings.installedBroker() ? "RabbitMQ of this machine" : "embedded broker");
    text.append(", embedded databases, two instances of each of five services, ");
    text.append(Runtime.getRuntime().availableProcessors()).append(" processors, Java ");
    text.append(System.getProperty("java.version")).append(", ");
    text.append(Instant.now().truncatedTo(ChronoUnit.MINUTES)).append(".\n");
    return text.toString();
  }

  void write() throws IOException {
    Files.writeString(settings.root().resolve("benchmarks/FAULTS.md"), "# Faults\n\n" + text());
  }

  private String command() {
    var command = new StringBuilder("benchmarks/faults");
    if (!settings.isShort()) {
      command.append(" --minutes ").append(settings.minutes());
    }
    if (settings.writes() > 0) {
      command.append(" --writes ").append(settings.writes());
    }
    command.append(" --seed ").append(settings.seed());
    if (!settings.scenarios().isEmpty()) {
      command.append(" --scenarios ").append(String.join(",", settings.scenarios()));
    }
    return command.append(settings.installedBroker() ? " --broker native" : "").toString();
  }
}
