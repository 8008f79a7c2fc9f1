package city.participation.systemtests;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What a command did: its exit code and all it printed. */
record Shell(int exit, String output) {

  static Shell run(Path folder, String... command) throws IOException, InterruptedException {
    return run(new ProcessBuilder(command).directory(folder.toFile()));
  }

  static Shell run(ProcessBuilder builder) throws IOException, InterruptedException {
    var process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Shell(process.waitFor(), output);
  }
}
