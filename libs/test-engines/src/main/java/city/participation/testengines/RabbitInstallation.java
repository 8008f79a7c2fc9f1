package city.participation.testengines;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where this machine keeps RabbitMQ's own scripts and Erlang's port mapper. */
record RabbitInstallation(Path scripts, Path portMapper) {

  static final String HOME = "engines.rabbitmq.home";

  /** Not those on the PATH: Debian's there insist on root, a user and a home directory. */
  private static final List<Path> USUAL =
      List.of(
          Path.of("/usr/lib/rabbitmq/bin"),
          Path.of("/opt/rabbitmq/sbin"),
          Path.of("/opt/homebrew/opt/rabbitmq/sbin"),
          Path.of("/usr/local/opt/rabbitmq/sbin"));

  static RabbitInstallation find() {
    return find(System.getProperty(HOME), System.getenv("PATH"));
  }

  static RabbitInstallation find(@Nullable String home, @Nullable String path) {
    List<Path> folders = folders(home);
    List<Path> onPath = onPath(path);
    return new RabbitInstallation(
        scripts(folders).orElseThrow(() -> missing("RabbitMQ server", folders)),
        portMapper(onPath).orElseThrow(() -> missing("Erlang port mapper (epmd)", onPath)));
  }

  static boolean isComplete() {
    return scripts(folders(System.getProperty(HOME))).isPresent()
        && portMapper(onPath(System.getenv("PATH"))).isPresent();
  }

  private static List<Path> folders(@Nullable String home) {
    return home == null ? USUAL : List.of(Path.of(home, "sbin"));
  }

  private static List<Path> onPath(@Nullable String path) {
    return Stream.of((path == null ? "" : path).split(":"))
        .filter(folder -> !folder.isEmpty())
        .map(Path::of)
        .toList();
  }

  private static Optional<Path> scripts(List<Path> folders) {
    return folders.stream()
        .filter(folder -> Files.isExecutable(folder.resolve("rabbitmq-server")))
        .findFirst();
  }

  private static Optional<Path> portMapper(List<Path> folders) {
    return folders.stream()
        .map(folder -> folder.resolve("epmd"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static IllegalStateException missing(String what, List<Path> folders) {
    return new IllegalStateException(
        ("The tests were asked to run on this machine's RabbitMQ, but there is no %s in %s:"
                + " install it (Debian: apt-get install rabbitmq-server), name its folder by"
                + " -D%s=..., or leave out -Dengines=native")
            .formatted(what, folders, HOME));
  }
}
