package city.participation.notifications.idea.messaging;

import city.participation.messaging.inbox.Inbox;
import city.participation.messaging.inbox.Inboxes;
import city.participation.messaging.inbox.IncomingMessage;
import city.participation.notifications.Route;
import city.participation.notifications.idea.FollowIdea;
import city.participation.notifications.idea.IdeaFact;
import city.participation.notifications.idea.KnownIdea;
import city.participation.notifications.incoming.UnreadVersions;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What ideas-service tells. */
@Configuration(value = "ideaMessaging", proxyBeanMethods = false)
class IdeaMessages {

  private static final Map<String, Function<IncomingMessage, IdeaFact>> READERS =
      Map.of(
          "ideas.idea-submitted.v1", message -> message.data(IdeaSubmittedV1.class).fact(),
          "ideas.idea-amended.v1", message -> message.data(IdeaAmendedV1.class).fact(),
          "ideas.idea-published.v1", message -> message.data(IdeaPublishedV1.class).fact(),
          "ideas.idea-revised.v1", message -> message.data(IdeaRevisedV1.class).fact(),
          "ideas.idea-rejected.v1", message -> message.data(IdeaRejectedV1.class).fact(),
          "ideas.idea-withdrawn.v1", message -> message.data(IdeaWithdrawnV1.class).fact());

  @Bean
  Route ideaRoute(Inboxes inboxes, FollowIdea followIdea, MeterRegistry meters) {
    var unread = new UnreadVersions(meters, READERS.keySet());
    Inbox<KnownIdea> inbox =
        inboxes.of(
            KnownIdea.class, (before, message) -> follow(followIdea, unread, before, message));
    return new Route("ideas.", inbox::receive);
  }

  private static @Nullable KnownIdea follow(
      FollowIdea followIdea,
      UnreadVersions unread,
      @Nullable KnownIdea before,
      IncomingMessage message) {
    var reader = READERS.get(message.type());
    IdeaFact fact = reader == null ? null : reader.apply(message);
    if (fact == null) {
      unread.passedOver(message.type());
    }
    // What does not concern us still has its place in the sequence.
    return fact == null ? before : followIdea.follow(before, message.subject(), message.id(), fact);
  }
}
