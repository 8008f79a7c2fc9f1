package city.participation.benchmarks.faults.fleet;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of a service, near enough to the quickstart's that its start-up caches fit. */
final class ServiceCommand {

  private static final List<String> JVM =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:+UseCompactObjectHeaders",
          "-Xms24m",
          "-Xmx256m",
          "-Xss512k",
          "-XX:MaxMetaspaceSize=160m",
          // Eleven JVMs on two processors: optimised code would keep them from their work for
          // minutes.
          "-XX:TieredStopAtLevel=1",
          "-XX:+ExitOnOutOfMemoryError",
          "-Xlog:disable",
          "-Xlog:all=error:stderr",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-Dfile.encoding=UTF-8",
          "-Dspring.main.banner-mode=off",
          "-Dspring.jmx.enabled=false");

  private ServiceCommand() {}

  static Path folder(Path suite, Service service) {
    return suite.resolve(service.artifact());
  }

  static List<String> line(Path suite, Service service, List<String> options) {
    var line = new ArrayList<String>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(JVM);
    line.addAll(options);
    var cache = suite.resolve(service.artifact() + ".aot");
    // Classes that an agent rewrites cannot come out of a cache.
    if (options.stream().noneMatch(ServiceCommand::isAgent) && Files.exists(cache)) {
      line.add("-XX:AOTCache=" + cache);
    }
    line.add("-jar");
    // As the quickstart does: a cache remembers the path by which a jar was named.
    line.add(service.artifact() + ".jar");
    return line;
  }

  private static boolean isAgent(String option) {
    return option.startsWith("-javaagent:");
  }
}
