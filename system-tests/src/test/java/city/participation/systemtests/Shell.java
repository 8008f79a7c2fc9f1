package city.participation.systemtests;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What a command did: its exit code and all it printed. */
record Shell(int exit, String output) {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  static Shell run(Path folder, String... command) throws IOException, InterruptedException {
    return run(command(command).directory(folder.toFile()));
  }

  static Shell run(ProcessBuilder builder) throws IOException, InterruptedException {
    var process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    var output = new String(readAll(process), StandardCharsets.UTF_8);
    return new Shell(process.waitFor(), output);
  }

  /** Until it ends, or is ended because it takes too long. */
  private static byte[] readAll(Process process) throws IOException {
    var _ =
        process
            .onExit()
            .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
            .exceptionally(late -> {
              process.descendants().forEach(ProcessHandle::destroyForcibly);
              return process.destroyForcibly();
            });
    return process.getInputStream().readAllBytes();
  }

  /** A command whose scripts find the JDK of this build, and unpack jars for these tests alone. */
  static ProcessBuilder command(String... line) {
    var builder = new ProcessBuilder(line);
    builder.environment().put("JAVA25_HOME", System.getProperty("java.home"));
    builder.environment().put("PARTICIPATION_SUITE", RunningSuite.JARS.toString());
    return builder;
  }
}
