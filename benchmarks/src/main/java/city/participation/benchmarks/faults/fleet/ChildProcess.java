package city.participation.benchmarks.faults.fleet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A process that can be killed and started anew, and that ends with this JVM however it ends. */
public final class ChildProcess {

  /** Waits for the end of its input, which comes when this JVM closes it or is gone. */
  private static final String TIED =
      "trap '' INT HUP; \"$@\" & child=$!; read -r _; kill -TERM $child; wait $child";

  private static final Duration FORK = Duration.ofSeconds(10);
  private static final int LAST_LINES = 20;

  private final List<String> command;
  private final Path folder;
  private final Map<String, String> environment;
  private final Path log;
  private @Nullable Process shell;

  /** {@code folder}: in which it runs. */
  public ChildProcess(
      List<String> command, Path folder, Map<String, String> environment, Path log) {
    this.command = List.copyOf(command);
    this.folder = folder;
    this.environment = Map.copyOf(environment);
    this.log = log;
  }

  /** Returns at once. */
  public synchronized void start() {
    var line = new ArrayList<>(List.of("sh", "-c", TIED, "sh"));
    line.addAll(command);
    var builder = new ProcessBuilder(line).directory(folder.toFile());
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    try {
      var started = builder.start();
      shell = started;
      awaitChild(started);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The shell runs a moment before it has a child. */
  private static void awaitChild(Process shell) throws InterruptedException {
    long deadline = System.nanoTime() + FORK.toNanos();
    while (shell.children().findAny().isEmpty() && System.nanoTime() < deadline) {
      Thread.sleep(10);
    }
  }

  /** As {@code kill -9} does. */
  public synchronized void kill() {
    if (shell != null) {
      shell.descendants().forEach(ProcessHandle::destroyForcibly);
      end(shell, Duration.ofSeconds(10));
    }
  }

  /** Asks it to end, and kills it if it has not ended in time; says whether it ended by itself. */
  public synchronized boolean stop(Duration patience) {
    return shell == null || end(shell, patience);
  }

  public synchronized boolean isAlive() {
    // The shell lives on without its child, and keeps of it a dead entry that has no command.
    return shell != null
        && shell
            .children()
            .anyMatch(child -> child.isAlive() && child.info().command().isPresent());
  }

  public synchronized ProcessHandle handle() {
    if (shell == null) {
      throw new IllegalStateException("it does not run");
    }
    return shell.children().findFirst().orElseThrow();
  }

  String lastLines() {
    try {
      var lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean end(Process running, Duration patience) {
    shell = null;
    try {
      running.getOutputStream().close();
      if (running.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        return true;
      }
      running.descendants().forEach(ProcessHandle::destroyForcibly);
      running.destroyForcibly().waitFor();
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
