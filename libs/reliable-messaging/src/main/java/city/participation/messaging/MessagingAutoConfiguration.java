package city.participation.messaging;

import city.participation.messaging.inbox.Inboxes;
import city.participation.messaging.outbox.AggregateStores;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Outbox, relay and inbox for every service. */
@AutoConfiguration
public final class MessagingAutoConfiguration {

  @Bean
  AggregateStores aggregateStores() {
    return new AggregateStores();
  }

  @Bean
  Inboxes inboxes() {
    return new Inboxes();
  }
}
