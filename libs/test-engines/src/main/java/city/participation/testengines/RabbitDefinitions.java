package city.participation.testengines;

/** RabbitMQ's own format for what a server shall have. */
final class RabbitDefinitions {

  private RabbitDefinitions() {}

  static String virtualHost(String name, String username) {
    return """
    {
      "vhosts": [{"name": "%1$s"}],
      "permissions": [
        {"user": "%2$s", "vhost": "%1$s", "configure": ".*", "write": ".*", "read": ".*"}
      ]
    }
    """
        .formatted(name, username);
  }
}
