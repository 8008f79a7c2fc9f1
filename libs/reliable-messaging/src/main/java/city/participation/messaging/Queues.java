package city.participation.messaging;

import java.util.HashMap;
import java.util.Map;
import org.springframework.amqp.core.Declarable;
import org.springframework.amqp.core.Queue;

/**
 * The one place that decides the arguments of queues. Sender and receiver both declare them, and
 * RabbitMQ refuses the second declaration if it differs (406).
 */
public record Queues(boolean replicated) {

  /** The Rabbit binder's own names, fixed here too because the sender declares the same. */
  private static final String DEAD_LETTER_EXCHANGE = "DLX";

  private static final String DEAD_LETTER_SUFFIX = ".dlq";
  private static final int DELIVERY_LIMIT = 20;
  private static final String DEAD_LETTER_STRATEGY = "x-dead-letter-strategy";
  private static final String AT_LEAST_ONCE = "at-least-once";

  /** What RabbitMQ demands beside it. */
  private static final String REJECT_PUBLISH = "reject-publish";

  public static String name(String exchange, String consumer) {
    return exchange + "." + consumer;
  }

  /** Of what only some of a sender's consumers are told. */
  public static String exchange(String sender, String collection) {
    return sender + "." + collection;
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
      // At most once, the default, loses dead letters that their queue cannot take at once.
      arguments.put(DEAD_LETTER_STRATEGY, AT_LEAST_ONCE);
      arguments.put("x-overflow", REJECT_PUBLISH);
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
      defaults.put(prefix + "overflow-behavior", REJECT_PUBLISH);
    }
    return defaults;
  }

  /** Adds to a queue that the binder declares what no setting of the binder says. */
  Declarable complete(Declarable declarable) {
    if (replicated
        && declarable instanceof Queue queue
        && queue.getArguments().containsKey("x-dead-letter-exchange")) {
      queue.addArgument(DEAD_LETTER_STRATEGY, AT_LEAST_ONCE);
    }
    return declarable;
  }
}
