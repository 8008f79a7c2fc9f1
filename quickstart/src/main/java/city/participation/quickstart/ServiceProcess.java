package city.participation.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A running child of the suite. */
final class ServiceProcess {

  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration READY_WITHIN = Duration.ofMinutes(10);
  private static final int LAST_LINES = 20;

  private final Service service;
  private final Process process;
  private final Path log;
  private final URI readiness;

  private ServiceProcess(Service service, Process process, Path log, URI readiness) {
    this.service = service;
    this.process = process;
    this.log = log;
    this.readiness = readiness;
  }

  static ServiceProcess start(
      Service service, ProcessBuilder command, Path log, int managementPort) {
    try {
      var process =
          command
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      process.getOutputStream().close();
      return new ServiceProcess(
          service,
          process,
          log,
          URI.create("http://127.0.0.1:%d/actuator/health/readiness".formatted(managementPort)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Service service() {
    return service;
  }

  Process process() {
    return process;
  }

  void awaitEnd() throws InterruptedException {
    process.waitFor();
  }

  /** Answers true when the service says that it can serve, and false when it has ended. */
  boolean awaitReady() throws InterruptedException {
    long deadline = System.nanoTime() + READY_WITHIN.toNanos();
    while (!isReady()) {
      if (process.waitFor(POLL)) {
        return false;
      }
      if (System.nanoTime() > deadline) {
        throw new StartFailure(
            "%s is not ready after %d minutes. Its log: %s%n%s"
                .formatted(service.artifact(), READY_WITHIN.toMinutes(), log, lastLines()));
      }
    }
    return true;
  }

  int exitCode() {
    return process.exitValue();
  }

  StartFailure died() {
    return new StartFailure(
        "%s ended with exit code %d. Its last lines:%n%n%s%nMore in %s"
            .formatted(service.artifact(), process.exitValue(), lastLines(), log));
  }

  void askToStop() {
    process.destroy();
  }

  /** Kills the process if it has not ended in time. */
  void awaitEnd(Duration patience) throws InterruptedException {
    if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      kill();
    }
  }

  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  private boolean isReady() {
    try {
      var connection = (HttpURLConnection) readiness.toURL().openConnection();
      connection.setConnectTimeout(1000);
      connection.setReadTimeout(5000);
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException e) {
      return false;
    }
  }

  private String lastLines() {
    try {
      var lines = Files.readString(log, StandardCharsets.UTF_8).lines().toList();
      var text = new StringBuilder();
      lines
          .subList(Math.max(0, lines.size() - LAST_LINES), lines.size())
          .forEach(line -> text.append("  ").append(line).append(System.lineSeparator()));
      return text.toString();
    } catch (IOException e) {
      return "  (its log cannot be read: " + e.getMessage() + ")" + System.lineSeparator();
    }
  }
}
