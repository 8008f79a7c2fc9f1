package city.participation.ideas.erasure.messaging;

import city.participation.ideas.erasure.BeginErasure;
import city.participation.messaging.inbox.Inbox;
import city.participation.messaging.inbox.Inboxes;
import city.participation.messaging.inbox.IncomingMessage;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** What notifications-service tells: of an erasure, and of what does not concern us. */
@Configuration(value = "erasureMessaging", proxyBeanMethods = false)
class NotificationMessages {

  private static final Logger LOG = LoggerFactory.getLogger(NotificationMessages.class);
  private static final String ANY_VERSION = "notifications.erasure-requested.";

  /** That an erasure was heard of; without the person. */
  record HeardErasure(Instant requestedAt) {}

  @Bean
  Consumer<Message<byte[]>> notificationMessages(
      Inboxes inboxes, BeginErasure beginErasure, MeterRegistry meters) {
    Inbox<HeardErasure> inbox =
        inboxes.of(
            HeardErasure.class, (before, message) -> hear(before, message, beginErasure, meters));
    return inbox::receive;
  }

  private static @Nullable HeardErasure hear(
      @Nullable HeardErasure before,
      IncomingMessage message,
      BeginErasure beginErasure,
      MeterRegistry meters) {
    if (!message.type().equals(ErasureRequestedV1.TYPE)) {
      if (message.type().startsWith(ANY_VERSION)) {
        // The version that we read travels beside it; on the day it no longer does, nobody would
        // be erased here.
        meters.counter("ideas.messages.unread").increment();
        LOG.warn("{} is sent, which this version cannot read: passed over.", message.type());
      }
      return before;
    }
    ErasureRequestedV1 request = message.data(ErasureRequestedV1.class);
    beginErasure.of(message.subject(), request.person(), request.requestedAt());
    return new HeardErasure(request.requestedAt());
  }
}
