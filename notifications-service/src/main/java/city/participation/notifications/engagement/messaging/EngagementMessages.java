package city.participation.notifications.engagement.messaging;

import city.participation.messaging.inbox.Inbox;
import city.participation.messaging.inbox.Inboxes;
import city.participation.messaging.inbox.IncomingMessage;
import city.participation.notifications.Route;
import city.participation.notifications.engagement.EngagementFact;
import city.participation.notifications.engagement.FollowEngagement;
import city.participation.notifications.engagement.KnownEngagement;
import city.participation.notifications.incoming.UnreadVersions;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What partners-service tells of engagements, each an aggregate with a sequence of its own. */
@Configuration(value = "engagementMessaging", proxyBeanMethods = false)
class EngagementMessages {

  private static final Map<String, BiFunction<String, String, EngagementFact>> FACTS =
      Map.of(
          "partners.engagement-agreed.v1", EngagementFact.EngagementAgreed::new,
          "partners.engagement-declined.v1", EngagementFact.EngagementDeclined::new,
          "partners.engagement-ended.v1", EngagementFact.EngagementEnded::new);

  @Bean
  Route engagementRoute(Inboxes inboxes, FollowEngagement followEngagement, MeterRegistry meters) {
    var unread = new UnreadVersions(meters, FACTS.keySet());
    Inbox<KnownEngagement> inbox =
        inboxes.of(
            KnownEngagement.class,
            (before, message) -> follow(followEngagement, unread, before, message));
    return new Route("partners.engagement-", inbox::receive);
  }

  private static @Nullable KnownEngagement follow(
      FollowEngagement followEngagement,
      UnreadVersions unread,
      @Nullable KnownEngagement before,
      IncomingMessage message) {
    var fact = FACTS.get(message.type());
    if (fact == null) {
      unread.passedOver(message.type());
      return before;
    }
    EngagementV1 said = message.data(EngagementV1.class);
    return followEngagement.follow(
        message.subject(), message.id(), fact.apply(said.partner(), said.itsRole()));
  }
}
