package city.participation.benchmarks.faults;

import city.participation.benchmarks.faults.bugs.Bug;
import city.participation.benchmarks.faults.bugs.BugAgent;
import city.participation.benchmarks.faults.fleet.Fleet;
import city.participation.benchmarks.faults.fleet.Plan;
import city.participation.benchmarks.faults.fleet.Service;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import net.bytebuddy.ByteBuddy;
import org.jspecify.annotations.Nullable;

/** Owner and consumer with their engines, one of these processes with a bug in it. */
final class BuggyFleet {

  private static final Path ROOT = Path.of(System.getProperty("suite.root", "..")).toAbsolutePath();

  private BuggyFleet() {}

  /** {@code bug}: null for none. */
  static Fleet start(Path folder, @Nullable Bug bug) throws Exception {
    var options = new HashMap<String, List<String>>();
    // A queue of somebody who is not here would keep the broker from returning anything.
    options.put("ideas", List.of("-Dparticipation.messaging.consumers=notifications"));
    if (bug != null) {
      var agent = "-javaagent:" + agent(folder) + "=" + bug;
      options.merge(
          carrier(bug),
          List.of(agent),
          (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
    }
    var fleet =
        new Fleet(
            new Plan(
                unpacked(),
                folder,
                folder.resolve("databases"),
                isRabbit(),
                1,
                List.of(Service.IDEAS, Service.NOTIFICATIONS),
                options));
    try {
      fleet.start();
      return fleet;
    } catch (RuntimeException e) {
      fleet.close();
      throw e;
    }
  }

  /** Whether the broker is the RabbitMQ that is installed, and not the embedded one. */
  static boolean isRabbit() {
    return System.getProperty("engines", "embedded").equals("native");
  }

  /** The process with the bug, as options and logs name it. */
  static String carrier(Bug bug) {
    return switch (bug) {
      case DELETED_BEFORE_CONFIRM, RETURNS_IGNORED -> "ideas";
      case ACKNOWLEDGED_BEFORE_APPLIED, NO_DUPLICATE_CHECK, NO_GAP_CHECK -> "notifications";
      case COMMIT_NOT_DURABLE -> "databases";
    };
  }

  static String log(Path folder, Bug bug) throws IOException {
    var carrier = carrier(bug);
    var name = carrier.equals("databases") ? carrier : carrier + "-service-1";
    return Files.readString(folder.resolve(name + ".log"));
  }

  /** The jars that the build has just packaged, in a folder of our own. */
  private static Path unpacked() throws IOException, InterruptedException {
    var suite = ROOT.resolve("benchmarks/target/suite");
    var unpacking =
        new ProcessBuilder(ROOT.resolve("start").toString(), "--no-build", "--build-only");
    unpacking.environment().put("JAVA25_HOME", System.getProperty("java.home"));
    unpacking.environment().put("PARTICIPATION_SUITE", suite.toString());
    // As the fleet runs: else it would not take over caches that were recorded so.
    unpacking.environment().put("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
    var process = unpacking.redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(output);
    }
    return suite;
  }

  private static Path agent(Path folder) throws IOException, URISyntaxException {
    Files.createDirectories(folder);
    var classes = location(BugAgent.class);
    var manifest = new Manifest();
    var attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(new Attributes.Name("Premain-Class"), BugAgent.class.getName());
    attributes.put(Attributes.Name.CLASS_PATH, location(ByteBuddy.class).toUri().toString());
    var jar = folder.resolve("bugs.jar");
    try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        var files =
            Files.list(classes.resolve(BugAgent.class.getPackageName().replace('.', '/')))) {
      for (var file : files.toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
        Files.copy(file, out);
      }
    }
    return jar;
  }

  private static Path location(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
