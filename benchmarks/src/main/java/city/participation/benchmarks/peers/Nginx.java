package city.participation.benchmarks.peers;

import city.participation.benchmarks.faults.fleet.ChildProcess;
import city.participation.benchmarks.faults.fleet.Ports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The nginx of this machine, as a process of our own beside whatever else runs here. */
public final class Nginx implements AutoCloseable {

  /** What is missing, and how to get it. */
  public static final String MISSING = "nginx is not installed (Debian: apt-get install nginx)";

  private static final Duration GRACE = Duration.ofSeconds(10);

  /** Where Debian puts it, and where a search path without system programs does not look. */
  private static final String USUAL = "/usr/sbin:/usr/local/sbin:/usr/local/bin";

  private final ChildProcess process;
  private final int port;

  private Nginx(ChildProcess process, int port) {
    this.process = process;
    this.port = port;
  }

  /** The program, if it is installed. */
  public static Optional<Path> find() {
    return find(System.getenv("PATH") + ":" + USUAL);
  }

  static Optional<Path> find(String searched) {
    return Stream.of(searched.split(":"))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, "nginx"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** As it names itself, for example {@code nginx/1.22.1}. */
  public static String version(Path program) throws IOException {
    var process = new ProcessBuilder(program.toString(), "-v").redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return said.substring(said.indexOf(':') + 1).strip();
  }

  /** Returns when it listens. */
  public static Nginx start(Path program, Path folder, int upstream) throws IOException {
    Files.createDirectories(folder);
    int port = Ports.free();
    var settings = folder.resolve("nginx.conf");
    Files.writeString(settings, new NginxSettings(folder, port, upstream).text());
    var command =
        List.of(
            program.toString(),
            "-p",
            folder.toString(),
            "-c",
            settings.toString(),
            // Until the settings are read it would write to the system's log.
            "-e",
            folder.resolve("error.log").toString());
    var process = new ChildProcess(command, folder, Map.of(), folder.resolve("output.log"));
    process.start();
    Ports.awaitListener(port, process);
    return new Nginx(process, port);
  }

  public int port() {
    return port;
  }

  /** The master, whose children are the workers. */
  public ProcessHandle master() {
    return process.handle();
  }

  @Override
  public void close() {
    process.stop(GRACE);
  }
}
