package city.participation.messaging;

import java.util.HashMap;
import java.util.Map;

/**
 * The one place that decides the arguments of queues. Sender and receiver both declare them, and
 * RabbitMQ refuses the second declaration if it differs (406).
 */
public record Queues(boolean replicated) {

  /** The Rabbit binder's own names, fixed here too because the sender declares the same. */
  private static final String DEAD_LETTER_EXCHANGE = "DLX";

  private static final String DEAD_LETTER_SUFFIX = ".dlq";
  private static final int DELIVERY_LIMIT = 20;

  public static String name(String exchange, String consumer) {
    return exchange + "." + consumer;
  }

  public static String deadLetters(String queue) {
    return queue + DEAD_LETTER_SUFFIX;
  }

  public static String deadLetterExchange() {
    return DEAD_LETTER_EXCHANGE;
  }

  public Map<String, Object> arguments(String queue) {
    Map<String, Object> arguments = new HashMap<>(deadLetterArguments());
    arguments.put("x-dead-letter-exchange", DEAD_LETTER_EXCHANGE);
    arguments.put("x-dead-letter-routing-key", queue);
    arguments.put("x-single-active-consumer", true);
    if (replicated) {
      arguments.put("x-delivery-limit", DELIVERY_LIMIT);
    }
    return arguments;
  }

  public Map<String, Object> deadLetterArguments() {
    return replicated ? Map.of("x-queue-type", "quorum") : Map.of();
  }

  /** The same for the binder: defaults of every binding that receives. */
  Map<String, Object> binderDefaults() {
    String prefix = "spring.cloud.stream.rabbit.default.consumer.";
    Map<String, Object> defaults = new HashMap<>();
    defaults.put(prefix + "auto-bind-dlq", true);
    defaults.put(prefix + "dead-letter-exchange", DEAD_LETTER_EXCHANGE);
    defaults.put(prefix + "single-active-consumer", true);
    defaults.put(prefix + "quorum.enabled", replicated);
    defaults.put(prefix + "dlq-quorum.enabled", replicated);
    if (replicated) {
      defaults.put(prefix + "quorum.delivery-limit", DELIVERY_LIMIT);
    }
    return defaults;
  }
}
