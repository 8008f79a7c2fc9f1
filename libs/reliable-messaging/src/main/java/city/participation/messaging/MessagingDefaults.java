package city.participation.messaging;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;

/** Settings of broker and binder that a service may still override. */
final class MessagingDefaults implements EnvironmentPostProcessor, Ordered {

  static final String PRODUCTION = "production";

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    boolean production = environment.acceptsProfiles(Profiles.of(PRODUCTION));
    Map<String, Object> defaults = new HashMap<>(new Queues(production).binderDefaults());

    defaults.put("participation.messaging.source", "${spring.application.name:}");
    // Without a group the binder makes a queue that is deleted, with its backlog, at disconnect.
    defaults.put("spring.cloud.stream.default.group", "${participation.messaging.source}");

    // The relay judges each message by its confirm and its return.
    defaults.put("spring.rabbitmq.publisher-confirm-type", "correlated");
    defaults.put("spring.rabbitmq.publisher-returns", true);
    defaults.put("spring.rabbitmq.template.mandatory", true);
    // A silent network is noticed within two heartbeats.
    defaults.put("spring.rabbitmq.requested-heartbeat", "10s");
    defaults.put("spring.rabbitmq.connection-timeout", "5s");
    // Ten minutes unless said: so long a broker short of memory would hold the relay.
    defaults.put("spring.rabbitmq.channel-rpc-timeout", "10s");

    String consumer = "spring.cloud.stream.default.consumer.";
    // What the inbox lets through will not get better, and the binder would wait on the thread that
    // all others need.
    defaults.put(consumer + "max-attempts", 1);

    // The inbox has told of it, in one line where one says it all.
    defaults.put("logging.level.org.springframework.integration.handler.LoggingHandler", "off");

    String rabbit = "spring.cloud.stream.rabbit.default.consumer.";
    // The binder's default of 1 costs three quarters of the throughput.
    defaults.put(rabbit + "prefetch", 100);
    // Acknowledged together, at the latest when no further message came for the receive-timeout. A
    // message that is handled waits for nothing; after a crash more of them come again.
    defaults.put(rabbit + "batch-size", 20);
    defaults.put(rabbit + "receive-timeout", 200);
    defaults.put(rabbit + "republish-to-dlq", true);
    defaults.put(rabbit + "recovery-interval", 1000);
    defaults.put(rabbit + "missing-queues-fatal", false);

    environment.getPropertySources().addLast(new MapPropertySource("messagingDefaults", defaults));
  }

  /** After the configuration files, which may name the profile. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }
}
