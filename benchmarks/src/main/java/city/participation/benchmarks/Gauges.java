package city.participation.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;

/**
 * What a service says of itself.
 *
 * @param port of its health checks
 */
record Gauges(int port) {

  private static final String BACKLOG = "messaging_outbox_backlog";
  private static final String SENT = "rabbitmq_acknowledged_published_total";
  private static final String HANDLED = "rabbitmq_acknowledged_total";

  /** Messages that wait in its database; counted every few seconds. */
  double backlog() {
    return value(BACKLOG);
  }

  /**
   * Messages that the broker has confirmed one by one, as the embedded one does. RabbitMQ confirms
   * several at once, of which the client counts none.
   */
  double sent() {
    return value(SENT);
  }

  /** Messages that it has acknowledged. */
  double handled() {
    return value(HANDLED);
  }

  private double value(String name) {
    try (var connection = new Connection(port)) {
      var gauges = connection.exchange(Request.get("/actuator/prometheus")).text();
      var value = Pattern.compile("(?m)^" + name + "(?:\\{[^}]*})? (\\S+)$").matcher(gauges);
      if (!value.find()) {
        throw new IllegalStateException("a service does not say its " + name);
      }
      return Double.parseDouble(value.group(1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
