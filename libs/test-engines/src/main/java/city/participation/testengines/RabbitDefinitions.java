package city.participation.testengines;

import static java.util.stream.Collectors.joining;

import java.util.Collection;

/** RabbitMQ's own format for what a server shall have. */
final class RabbitDefinitions {

  private RabbitDefinitions() {}

  static String virtualHosts(Collection<String> names, String username) {
    return """
    {
      "vhosts": [%s],
      "permissions": [%s]
    }
    """
        .formatted(
            each(names, "{\"name\": \"%s\"}"),
            each(
                names,
                "{\"user\": \""
                    + username
                    + "\", \"vhost\": \"%s\","
                    + " \"configure\": \".*\", \"write\": \".*\", \"read\": \".*\"}"));
  }

  private static String each(Collection<String> names, String format) {
    return names.stream().map(format::formatted).collect(joining(", "));
  }
}
