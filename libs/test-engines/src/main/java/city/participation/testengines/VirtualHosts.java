package city.participation.testengines;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Virtual hosts made in advance: each call of RabbitMQ's own tool takes seconds, however many. */
final class VirtualHosts {

  private static final int AT_ONCE = 12;

  private final Consumer<String> definitions;
  private final String username;
  private final Queue<String> unused = new ArrayDeque<>();
  private int made;

  /**
   * @param definitions makes what RabbitMQ's definitions name
   */
  VirtualHosts(Consumer<String> definitions, String username) {
    this.definitions = definitions;
    this.username = username;
  }

  String next() {
    if (unused.isEmpty()) {
      List<String> names =
          IntStream.rangeClosed(made + 1, made + AT_ONCE).mapToObj(i -> "test" + i).toList();
      definitions.accept(RabbitDefinitions.virtualHosts(names, username));
      made += AT_ONCE;
      unused.addAll(names);
    }
    return unused.remove();
  }
}
