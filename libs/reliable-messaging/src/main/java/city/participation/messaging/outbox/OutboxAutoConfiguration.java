package city.participation.messaging.outbox;

import city.participation.messaging.MessagingProperties;
import city.participation.messaging.Queues;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.json.JsonMapper;

@AutoConfiguration(
    afterName = {
      "city.participation.messaging.MessagingAutoConfiguration",
      "org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration",
      "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration",
      "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration"
    })
final class OutboxAutoConfiguration {

  @Bean
  Backlog outboxBacklog(MessagingProperties settings, Clock clock) {
    return new Backlog(settings.outbox(), clock);
  }

  @Bean
  Relay outboxRelay(
      MongoOperations mongo,
      ConnectionFactory connections,
      AmqpAdmin admin,
      Queues queues,
      Backlog backlog,
      MessagingProperties settings,
      Clock clock) {
    return new Relay(
        collection -> new Ledger(collection, mongo),
        new Publisher(connections, settings),
        new Topology(admin, settings, queues),
        backlog,
        settings.outbox(),
        clock);
  }

  @Bean
  AggregateStores aggregateStores(
      MongoOperations mongo,
      Relay relay,
      MessagingProperties settings,
      JsonMapper json,
      Clock clock,
      ObjectProvider<ObservationRegistry> observations) {
    Stamp stamp =
        new Stamp(
            settings.source(),
            json,
            clock,
            observations.getIfAvailable(() -> ObservationRegistry.NOOP));
    return new AggregateStores(mongo, stamp, relay, clock, settings.outbox().maxPerAggregate());
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(HealthIndicator.class)
  static class Healths {

    @Bean
    HealthIndicator outboxHealthIndicator(Relay relay, Backlog backlog) {
      return () ->
          (backlog.isFresh() ? Health.up() : Health.down())
              .withDetail("sending", relay.isAtWork())
              .withDetail("backlog", backlog.messages())
              .withDetail("oldestAge", backlog.age().toString())
              .build();
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(MeterBinder.class)
  static class Meters {

    @Bean
    MeterBinder outboxMeters(Backlog backlog) {
      return registry -> {
        Gauge.builder("messaging.outbox.backlog", backlog, Backlog::messages)
            .description("Stored messages that the broker has not confirmed")
            .register(registry);
        Gauge.builder("messaging.outbox.oldest.age", backlog, b -> b.age().toMillis() / 1000.0)
            .description("Age of the oldest of them")
            .baseUnit("seconds")
            .register(registry);
      };
    }
  }
}
