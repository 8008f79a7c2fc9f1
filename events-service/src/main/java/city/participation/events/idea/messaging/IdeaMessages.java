package city.participation.events.idea.messaging;

import city.participation.events.idea.KnownIdea;
import city.participation.events.incoming.UnreadVersions;
import city.participation.messaging.CloudEvents;
import city.participation.messaging.inbox.Inbox;
import city.participation.messaging.inbox.Inboxes;
import city.participation.messaging.inbox.IncomingMessage;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** What ideas-service tells. */
@Configuration(value = "ideaMessaging", proxyBeanMethods = false)
class IdeaMessages {

  private static final String PUBLISHED = "ideas.idea-published.v1";
  private static final String REVISED = "ideas.idea-revised.v1";
  private static final String WITHDRAWN = "ideas.idea-withdrawn.v1";

  /** That somebody was erased is for whoever asked for it; a row for each would be a waste. */
  private static final String OF_PEOPLE = "ideas.participant-";

  @Bean
  Consumer<Message<byte[]>> ideaMessages(Inboxes inboxes, MeterRegistry meters) {
    var unread = new UnreadVersions(meters, Set.of(PUBLISHED, REVISED, WITHDRAWN));
    Inbox<KnownIdea> inbox =
        inboxes.of(KnownIdea.class, (before, message) -> follow(unread, before, message));
    return message -> {
      if (!CloudEvents.typeOf(message).startsWith(OF_PEOPLE)) {
        inbox.receive(message);
      }
    };
  }

  private static @Nullable KnownIdea follow(
      UnreadVersions unread, @Nullable KnownIdea before, IncomingMessage message) {
    return switch (message.type()) {
      case PUBLISHED, REVISED -> message.data(IdeaTitledV1.class).known();
      // Its title is no longer public, so it is forgotten here, too.
      case WITHDRAWN -> null;
      default -> {
        unread.passedOver(message.type());
        // What does not concern us still has its place in the sequence.
        yield before;
      }
    };
  }
}
