package city.participation.testengines;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.messaging.Message;

/** The same, through Spring AMQP and the binder, in the way in which the suite uses them. */
@Engines(Engine.BROKER)
@SpringBootTest(
    classes = BinderContractTests.Application.class,
    properties = {
      "spring.rabbitmq.publisher-confirm-type=correlated",
      "spring.rabbitmq.publisher-returns=true",
      "spring.rabbitmq.template.mandatory=true",
      "spring.cloud.function.definition=hear",
      "spring.cloud.stream.bindings.hear-in-0.destination=ideas",
      "spring.cloud.stream.bindings.hear-in-0.group=notifications",
      "spring.cloud.stream.bindings.hear-in-0.consumer.max-attempts=2",
      "spring.cloud.stream.bindings.hear-in-0.consumer.back-off-initial-interval=10",
      "spring.cloud.stream.rabbit.bindings.hear-in-0.consumer.auto-bind-dlq=true",
      "spring.cloud.stream.rabbit.bindings.hear-in-0.consumer.prefetch=100",
      "spring.cloud.stream.rabbit.bindings.hear-in-0.consumer.recovery-interval=200",
      "spring.cloud.stream.rabbit.bindings.hear-in-0.consumer.quorum.enabled=true",
      "spring.cloud.stream.rabbit.bindings.hear-in-0.consumer.quorum.delivery-limit=20",
      "spring.cloud.stream.rabbit.bindings.hear-in-0.consumer.dlq-quorum.enabled=true",
    })
class BinderContractTests {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Autowired private RabbitTemplate rabbit;
  @Autowired private List<String> heard;

  @BeforeEach
  void forget() {
    heard.clear();
  }

  @Test
  void confirmsWhatAQueueTook() throws Exception {
    assertThat(publish("ideas", "ideas.idea-submitted.v1", "1")).isTrue();
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(heard).containsExactly("1"));
  }

  @Test
  void doesNotConfirmWhatNoQueueTook() throws Exception {
    rabbit.execute(channel -> channel.exchangeDeclare("lonely", "topic", true));

    assertThat(publish("lonely", "nobody.listens", "1")).isFalse();
  }

  @Test
  void doesNotConfirmWhatHasNoExchange() throws Exception {
    assertThat(publish("missing", "ideas.idea-submitted.v1", "1")).isFalse();
    assertThat(publish("ideas", "ideas.idea-submitted.v1", "still works")).isTrue();
    // Heard later it would be taken for a message of the next test.
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(heard).containsExactly("still works"));
  }

  @Test
  void keepsAFailedMessageAsItWasWithTheReason() throws Exception {
    publish("ideas", "ideas.idea-submitted.v1", "poison");

    var dead = rabbit.receive("ideas.notifications.dlq", PATIENCE.toMillis());
    assertThat(dead).isNotNull();
    assertThat(dead.getBody()).asString().isEqualTo("poison");
    assertThat(dead.getMessageProperties().getMessageId()).isEqualTo("id of poison");
    assertThat(dead.getMessageProperties().getHeaders())
        .containsEntry("cloudEvents:id", "id of poison")
        .containsEntry("x-original-exchange", "ideas")
        .containsEntry("x-original-routingKey", "ideas.idea-submitted.v1")
        .hasEntrySatisfying(
            "x-exception-stacktrace",
            trace -> assertThat(trace.toString()).contains("cannot read it"));
    assertThat(heard).containsExactly("poison", "poison");
  }

  @Test
  void goesOnAfterARestartOfTheBroker() throws Exception {
    TestEngines.broker().restart();

    await().atMost(PATIENCE).ignoreExceptions().until(() -> publish("ideas", "ideas.x.v1", "back"));
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(heard).contains("back"));
  }

  /** Whether the message counts as sent: acknowledged and not returned. */
  private boolean publish(String exchange, String routingKey, String text) throws Exception {
    var message =
        MessageBuilder.withBody(text.getBytes(UTF_8))
            .setMessageId("id of " + text)
            .setHeader("cloudEvents:id", "id of " + text)
            .build();
    var correlation = new CorrelationData(text);
    rabbit.invoke(operations -> {
      operations.send(exchange, routingKey, message, correlation);
      return null;
    });
    var confirm = correlation.getFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    return confirm.ack() && correlation.getReturned() == null;
  }

  @SpringBootApplication
  static class Application {

    @Bean
    List<String> heard() {
      return new CopyOnWriteArrayList<>();
    }

    @Bean
    Consumer<Message<byte[]>> hear(List<String> heard) {
      return message -> {
        String text = new String(message.getPayload(), UTF_8);
        heard.add(text);
        if (text.equals("poison")) {
          throw new IllegalArgumentException("cannot read it");
        }
      };
    }
  }
}
