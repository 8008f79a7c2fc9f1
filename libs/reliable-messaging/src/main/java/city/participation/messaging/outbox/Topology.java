package city.participation.messaging.outbox;

import city.participation.messaging.MessagingProperties;
import city.participation.messaging.Queues;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.DirectExchange;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.amqp.core.TopicExchange;

/**
 * The exchanges of this service, with a queue for each service that must not miss a message. It is
 * bound to the exchange of all, and to those of aggregates of which only some are told.
 */
final class Topology {

  /** What a consumer is told of an aggregate it is told as a whole, or it would see gaps. */
  private static final String EVERYTHING = "#";

  private final AmqpAdmin admin;
  private final MessagingProperties settings;
  private final Queues queues;

  Topology(AmqpAdmin admin, MessagingProperties settings, Queues queues) {
    this.admin = admin;
    this.settings = settings;
    this.queues = queues;
  }

  /**
   * Declares all of it; what is there already stays as it is.
   *
   * @throws org.springframework.amqp.AmqpException the broker cannot be reached, or has something
   *     else under one of the names
   */
  void declare() {
    TopicExchange exchange = new TopicExchange(settings.source());
    DirectExchange deadLetterExchange = new DirectExchange(Queues.deadLetterExchange());
    admin.declareExchange(exchange);
    settings.onlyFor().keySet().forEach(collection -> admin.declareExchange(apart(collection)));
    for (String consumer : settings.consumers()) {
      String name = Queues.name(settings.source(), consumer);
      Queue deadLetters =
          QueueBuilder.durable(Queues.deadLetters(name))
              .withArguments(queues.deadLetterArguments())
              .build();
      Queue queue = QueueBuilder.durable(name).withArguments(queues.arguments(name)).build();
      admin.declareExchange(deadLetterExchange);
      admin.declareQueue(deadLetters);
      admin.declareBinding(BindingBuilder.bind(deadLetters).to(deadLetterExchange).with(name));
      admin.declareQueue(queue);
      admin.declareBinding(BindingBuilder.bind(queue).to(exchange).with(EVERYTHING));
      settings
          .onlyFor()
          .forEach((collection, consumers) -> {
            if (consumers.contains(consumer)) {
              admin.declareBinding(
                  BindingBuilder.bind(queue).to(apart(collection)).with(EVERYTHING));
            }
          });
    }
  }

  private TopicExchange apart(String collection) {
    return new TopicExchange(settings.exchange(collection));
  }
}
