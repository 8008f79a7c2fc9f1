package city.participation.events.erasure.messaging;

import city.participation.events.erasure.BeginErasure;
import city.participation.events.incoming.UnreadVersions;
import city.participation.messaging.inbox.Inbox;
import city.participation.messaging.inbox.Inboxes;
import city.participation.messaging.inbox.IncomingMessage;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** What notifications-service tells: of an erasure, and of what does not concern us. */
@Configuration(value = "erasureMessaging", proxyBeanMethods = false)
class NotificationMessages {

  /** That an erasure was heard of; without the person. */
  record HeardErasure(Instant requestedAt) {}

  @Bean
  Consumer<Message<byte[]>> notificationMessages(
      Inboxes inboxes, BeginErasure beginErasure, MeterRegistry meters) {
    var unread = new UnreadVersions(meters, Set.of(ErasureRequestedV1.TYPE));
    Inbox<HeardErasure> inbox =
        inboxes.of(
            HeardErasure.class, (before, message) -> hear(before, message, beginErasure, unread));
    return inbox::receive;
  }

  private static @Nullable HeardErasure hear(
      @Nullable HeardErasure before,
      IncomingMessage message,
      BeginErasure beginErasure,
      UnreadVersions unread) {
    if (!message.type().equals(ErasureRequestedV1.TYPE)) {
      unread.passedOver(message.type());
      return before;
    }
    ErasureRequestedV1 request = message.data(ErasureRequestedV1.class);
    beginErasure.of(message.subject(), request.person(), request.requestedAt());
    return new HeardErasure(request.requestedAt());
  }
}
