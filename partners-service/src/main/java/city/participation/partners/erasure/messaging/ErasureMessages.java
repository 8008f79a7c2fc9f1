package city.participation.partners.erasure.messaging;

import static city.participation.partners.incoming.Required.required;

import city.participation.messaging.inbox.Inbox;
import city.participation.messaging.inbox.Inboxes;
import city.participation.messaging.inbox.IncomingMessage;
import city.participation.partners.erasure.EraseParticipant;
import city.participation.partners.erasure.KnownErasure;
import city.participation.partners.incoming.UnreadVersions;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** What notifications-service tells of people who are to be forgotten. */
@Configuration(value = "erasureMessaging", proxyBeanMethods = false)
class ErasureMessages {

  private static final String REQUESTED = "notifications.erasure-requested.v1";

  @Bean
  Consumer<Message<byte[]>> erasureMessages(
      Inboxes inboxes, EraseParticipant eraseParticipant, MeterRegistry meters) {
    var unread = new UnreadVersions(meters, Set.of(REQUESTED));
    Inbox<KnownErasure> inbox =
        inboxes.of(
            KnownErasure.class,
            (before, message) -> follow(eraseParticipant, unread, before, message));
    return inbox::receive;
  }

  private static @Nullable KnownErasure follow(
      EraseParticipant eraseParticipant,
      UnreadVersions unread,
      @Nullable KnownErasure before,
      IncomingMessage message) {
    if (!message.type().equals(REQUESTED)) {
      // What does not concern us still has its place in the sequence.
      unread.passedOver(message.type());
      return before;
    }
    ErasureRequestedV1 request = message.data(ErasureRequestedV1.class);
    if (!required(request.requestId(), "requestId").equals(message.subject())) {
      throw new IllegalArgumentException("The message is about another request than it says");
    }
    return eraseParticipant.erase(message.subject(), required(request.person(), "person"));
  }
}
