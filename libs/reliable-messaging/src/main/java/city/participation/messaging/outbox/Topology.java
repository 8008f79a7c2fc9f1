package city.participation.messaging.outbox;

import city.participation.messaging.MessagingProperties;
import city.participation.messaging.Queues;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.DirectExchange;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.amqp.core.TopicExchange;

/** The exchange of this service, with a queue for each service that must not miss a message. */
final class Topology {

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
      Binding everything = BindingBuilder.bind(queue).to(exchange).with("#");
      admin.declareBinding(everything);
    }
  }
}
