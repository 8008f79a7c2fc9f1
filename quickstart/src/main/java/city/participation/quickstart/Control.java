package city.participation.quickstart;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Faults on command, for tests: {@code crash ideas}, {@code stop broker}, {@code start broker}, one
 * a line on the standard input. Each is answered by one line, {@code done …} or {@code failed …}.
 * The end of the input ends the suite: whoever gave the orders is gone.
 */
final class Control {

  private final Suite suite;
  private final Progress progress;
  private final Runnable end;

  Control(Suite suite, Progress progress, Runnable end) {
    this.suite = suite;
    this.progress = progress;
    this.end = end;
  }

  void obey(InputStream commands) {
    Thread.ofPlatform().name("control").daemon().start(() -> readAll(commands));
  }

  private void readAll(InputStream commands) {
    try (var lines =
        new BufferedReader(new InputStreamReader(commands, StandardCharsets.US_ASCII))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        answer(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      end.run();
    }
  }

  private void answer(String command) throws InterruptedException {
    try {
      execute(command);
      progress.say("done " + command);
    } catch (RuntimeException e) {
      progress.say("failed " + command + ": " + e.getMessage());
    }
  }

  private void execute(String command) throws InterruptedException {
    var words = command.split(" ", 2);
    switch (command) {
      case "stop broker" -> suite.engines().stopBroker();
      case "start broker" -> suite.engines().startBroker();
      default -> {
        if (words.length != 2 || !words[0].equals("crash")) {
          throw new IllegalArgumentException("no such command");
        }
        suite.crash(Service.valueOf(words[1].toUpperCase(Locale.ROOT)));
      }
    }
  }
}
