package city.participation.notifications.event.messaging;

import city.participation.messaging.inbox.Inbox;
import city.participation.messaging.inbox.Inboxes;
import city.participation.messaging.inbox.IncomingMessage;
import city.participation.notifications.Route;
import city.participation.notifications.event.EventFact;
import city.participation.notifications.event.FollowEvent;
import city.participation.notifications.event.KnownEvent;
import city.participation.notifications.incoming.UnreadVersions;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What events-service tells of events, each with a sequence of its own. */
@Configuration(value = "eventMessaging", proxyBeanMethods = false)
class EventMessages {

  private static final Map<String, Function<IncomingMessage, EventFact>> READERS =
      Map.of(
          "events.event-scheduled.v1",
              message -> message.data(EventScheduledV1.class).fact(message.data(PlanV1.class)),
          "events.event-rescheduled.v1",
              message -> message.data(EventRescheduledV1.class).fact(message.data(PlanV1.class)),
          "events.event-postponed.v1", _ -> new EventFact.EventPostponed(),
          "events.event-cancelled.v1", message -> message.data(EventCancelledV1.class).fact(),
          "events.event-held.v1", _ -> new EventFact.EventHeld(),
          "events.event-documented.v1", _ -> new EventFact.EventDocumented());

  @Bean
  Route eventRoute(Inboxes inboxes, FollowEvent followEvent, MeterRegistry meters) {
    var unread = new UnreadVersions(meters, READERS.keySet());
    Inbox<KnownEvent> inbox =
        inboxes.of(
            KnownEvent.class, (before, message) -> follow(followEvent, unread, before, message));
    return new Route("events.event-", inbox::receive);
  }

  private static @Nullable KnownEvent follow(
      FollowEvent followEvent,
      UnreadVersions unread,
      @Nullable KnownEvent before,
      IncomingMessage message) {
    var reader = READERS.get(message.type());
    EventFact fact = reader == null ? null : reader.apply(message);
    if (fact == null) {
      unread.passedOver(message.type());
    }
    // What does not concern us still has its place in the sequence.
    return fact == null
        ? before
        : followEvent.follow(before, message.subject(), message.id(), message.sequence(), fact);
  }
}
