package city.participation.messaging.inbox;

import city.participation.messaging.MessagingProperties;
import city.participation.messaging.Queues;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.cloud.stream.config.BindingServiceProperties;
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
final class InboxAutoConfiguration {

  private static final String INPUT = "-in-";

  @Bean
  Patience inboxPatience(MessagingProperties settings) {
    return new Patience(settings.inbox());
  }

  @Bean
  Inboxes inboxes(
      MongoOperations mongo,
      JsonMapper json,
      Patience patience,
      Clock clock,
      MessagingProperties settings) {
    return new Inboxes(mongo, new Envelope(json), patience, clock, settings.inbox());
  }

  @Bean
  DeadLetters deadLetters(
      ConnectionFactory connections, AmqpAdmin admin, BindingServiceProperties bindings) {
    return new DeadLetters(connections, admin, () -> queues(bindings));
  }

  @Bean
  Sweep inboxSweep(
      Inboxes inboxes, DeadLetters deadLetters, MessagingProperties settings, Clock clock) {
    return new Sweep(inboxes, deadLetters, settings.inbox(), clock);
  }

  private static List<String> queues(BindingServiceProperties bindings) {
    return bindings.getBindings().keySet().stream()
        .filter(name -> name.contains(INPUT))
        .map(name -> Queues.name(bindings.getBindingDestination(name), bindings.getGroup(name)))
        .toList();
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(Endpoint.class)
  static class Endpoints {

    @Bean
    ParkedEndpoint parkedEndpoint(Inboxes inboxes, DeadLetters deadLetters) {
      return new ParkedEndpoint(inboxes, deadLetters);
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(MeterBinder.class)
  static class Meters {

    @Bean
    MeterBinder inboxMeters(Sweep sweep) {
      return registry -> {
        gauge(registry, sweep, "parked", "Messages that wait for their turn", Sweep.Counts::parked);
        gauge(
            registry,
            sweep,
            "poisoned",
            "Subjects whose message could not be applied",
            Sweep.Counts::poisoned);
        gauge(registry, sweep, "gaps", "Subjects that miss a message", Sweep.Counts::gaps);
        gauge(
            registry, sweep, "dead.letters", "Messages not understood", Sweep.Counts::deadLetters);
      };
    }

    private static void gauge(
        MeterRegistry registry,
        Sweep sweep,
        String name,
        String description,
        ToDoubleFunction<Sweep.Counts> value) {
      Gauge.builder("messaging.inbox." + name, sweep, s -> value.applyAsDouble(s.counts()))
          .description(description)
          .register(registry);
    }
  }
}
