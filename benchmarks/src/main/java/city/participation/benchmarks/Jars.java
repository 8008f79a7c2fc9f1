package city.participation.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Sizes of what is deployed. */
final class Jars {

  private static final List<String> DEPLOYED =
      List.of(
          "gateway",
          "ideas-service",
          "partners-service",
          "events-service",
          "notifications-service");

  private Jars() {}

  static void report(Path root, Report report) throws IOException {
    for (var module : DEPLOYED) {
      try (var jars =
          Files.newDirectoryStream(root.resolve(module).resolve("target"), module + "-*.jar")) {
        for (var jar : jars) {
          report.atMost(module + ": jar", 40, Files.size(jar) / 1e6, "MB");
        }
      }
    }
  }
}
