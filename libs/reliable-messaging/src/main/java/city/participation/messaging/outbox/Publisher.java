package city.participation.messaging.outbox;

import city.participation.messaging.CloudEvents;
import city.participation.messaging.MessagingProperties;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.core.RabbitOperations;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

/** Sends messages in one go over one channel, and hears the broker's word on each later. */
final class Publisher {

  private static final String JSON = "application/json";

  private final RabbitTemplate rabbit;
  private final MessagingProperties settings;

  Publisher(ConnectionFactory connections, MessagingProperties settings) {
    if (!connections.isPublisherConfirms() || !connections.isPublisherReturns()) {
      throw new IllegalStateException(
          "The relay needs spring.rabbitmq.publisher-confirm-type=correlated and"
              + " spring.rabbitmq.publisher-returns=true.");
    }
    this.rabbit = new RabbitTemplate(connections);
    this.rabbit.setMandatory(true);
    // What comes back is seen by its correlation; without a callback Spring warns of each.
    this.rabbit.setReturnsCallback(returned -> {});
    // A broker short of memory stops reading from senders; it must go on hearing our receivers.
    this.rabbit.setUsePublisherConnection(true);
    this.settings = settings;
  }

  /** A message to send, with the aggregate it is about, and where that is kept. */
  record Item(String collection, Object subject, OutboxMessage message) {}

  /** The broker's word on a message. */
  enum Verdict {
    /** It is in every queue that is bound; one of several may be lost without a sign of it. */
    SENT,
    /** No queue is there for it. */
    UNROUTABLE,
    /** A queue that should have it could not take it. */
    REFUSED,
    /** Nothing was heard in time. */
    UNKNOWN
  }

  /** What is on its way to the broker. */
  interface Flight {

    /** Waits for the verdicts, in the order of the items. */
    List<Verdict> land();
  }

  /**
   * Sends, and does not wait.
   *
   * @throws org.springframework.amqp.AmqpException the broker cannot be reached
   */
  Flight publish(List<Item> items) {
    List<CorrelationData> confirms = rabbit.invoke(channel -> send(channel, items));
    long deadline = System.nanoTime() + settings.outbox().confirmTimeout().toNanos();
    return () -> confirms.stream().map(confirm -> await(confirm, deadline)).toList();
  }

  private List<CorrelationData> send(RabbitOperations channel, List<Item> items) {
    List<CorrelationData> confirms = new ArrayList<>(items.size());
    for (Item item : items) {
      CorrelationData confirm = new CorrelationData(item.message().id());
      String exchange = settings.exchange(item.collection());
      channel.send(exchange, item.message().type(), message(item), confirm);
      confirms.add(confirm);
    }
    return confirms;
  }

  /**
   * RabbitMQ returns what no queue took and then confirms it, so the confirm alone says nothing.
   */
  private static Verdict await(CorrelationData data, long deadline) {
    try {
      CorrelationData.Confirm confirm =
          data.getFuture().get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
      if (!confirm.ack()) {
        return Verdict.REFUSED;
      }
      return data.getReturned() == null ? Verdict.SENT : Verdict.UNROUTABLE;
    } catch (TimeoutException | ExecutionException | CancellationException e) {
      return Verdict.UNKNOWN;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Verdict.UNKNOWN;
    }
  }

  private Message message(Item item) {
    OutboxMessage message = item.message();
    MessageProperties properties = new MessageProperties();
    properties.setMessageId(message.id());
    properties.setContentType(JSON);
    properties.setDeliveryMode(MessageDeliveryMode.PERSISTENT);
    properties.setTimestamp(Date.from(message.time()));
    header(properties, CloudEvents.SPEC_VERSION, CloudEvents.VERSION);
    header(properties, CloudEvents.ID, message.id());
    header(properties, CloudEvents.SOURCE, "/" + settings.source());
    header(properties, CloudEvents.TYPE, message.type());
    header(properties, CloudEvents.SUBJECT, item.subject().toString());
    header(properties, CloudEvents.TIME, message.time().toString());
    header(properties, CloudEvents.DATA_CONTENT_TYPE, JSON);
    header(properties, CloudEvents.SEQUENCE, Long.toString(message.sequence()));
    header(properties, CloudEvents.CORRELATION_ID, message.correlationId());
    if (message.causationId() != null) {
      header(properties, CloudEvents.CAUSATION_ID, message.causationId());
    }
    if (message.traceParent() != null) {
      header(properties, CloudEvents.TRACE_PARENT, message.traceParent());
      // Where the receiving container looks for it.
      properties.setHeader(CloudEvents.TRACE_PARENT, message.traceParent());
    }
    return new Message(message.data().getBytes(StandardCharsets.UTF_8), properties);
  }

  private static void header(MessageProperties properties, String attribute, String value) {
    properties.setHeader(CloudEvents.PREFIX + attribute, value);
  }
}
