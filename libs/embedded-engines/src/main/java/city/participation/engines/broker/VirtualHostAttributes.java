package city.participation.engines.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.qpid.server.model.ConfiguredObject;
import org.apache.qpid.server.model.VirtualHostNode;
import org.jspecify.annotations.Nullable;

/** How a name space treats queues, so that rejected messages go where RabbitMQ would put them. */
final class VirtualHostAttributes {

  private VirtualHostAttributes() {}

  static Map<String, Object> of(String name, boolean isDefault, @Nullable Path folder) {
    Map<String, Object> node = new HashMap<>();
    node.put(ConfiguredObject.NAME, name);
    node.put(VirtualHostNode.DEFAULT_VIRTUAL_HOST_NODE, isDefault);
    node.put(ConfiguredObject.TYPE, folder == null ? "Memory" : "JSON");
    node.put(
        VirtualHostNode.VIRTUALHOST_INITIAL_CONFIGURATION,
        folder == null
            ? queues("Memory", "")
            : queues("JDBC", MessageFile.attributes(folder, name)));
    return node;
  }

  /** The names under which a broker has kept name spaces in the folder. */
  static List<String> storedIn(@Nullable Path folder) {
    if (folder == null) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .filter(child -> Files.isDirectory(child.resolve("config")))
          .map(child -> child.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A rejected message moves to {@code <queue>.dlq}, which appears when it is first needed. The
   * four dollars: two interpolations lie ahead, and with fewer the message would vanish silently.
   */
  private static String queues(String store, String attributes) {
    return """
    {
      "type": "%s",
      %s
      "context": {
        "queue.maximumDeliveryAttempts": "1",
        "queue.defaultAlternateBinding": "{\\"destination\\": \\"$$$${this:name}.dlq\\"}",
        "virtualhost.housekeepingCheckPeriod": "500",
        "qpid.jdbcstore.varBinaryType": "varbinary(%%d)",
        "virtualhost.connectionThreadPool.size": "8",
        "virtualhost.connectionThreadPool.numberOfSelectors": "1"
      },
      "nodeAutoCreationPolicies": [
        {
          "pattern": ".*\\\\.dlq",
          "nodeType": "Queue",
          "createdOnPublish": true,
          "createdOnConsume": false,
          "attributes": {
            "durable": true,
            "alternateBinding": "",
            "maximumDeliveryAttempts": 0
          }
        }
      ]
    }
    """
        .formatted(store, attributes);
  }
}
