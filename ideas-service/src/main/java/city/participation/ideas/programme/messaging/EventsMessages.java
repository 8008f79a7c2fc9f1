package city.participation.ideas.programme.messaging;

import city.participation.ideas.incoming.UnreadVersions;
import city.participation.ideas.programme.EventRecords;
import city.participation.ideas.programme.KnownProgramme;
import city.participation.ideas.programme.ProgrammeFact;
import city.participation.messaging.CloudEvents;
import city.participation.messaging.inbox.Inbox;
import city.participation.messaging.inbox.Inboxes;
import city.participation.messaging.inbox.IncomingMessage;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** What events-service tells: of programmes with their stages, of events, and of registrations. */
@Configuration(value = "eventsMessaging", proxyBeanMethods = false)
class EventsMessages {

  private static final Map<String, Function<IncomingMessage, ProgrammeFact>> READERS =
      Map.of(
          "events.programme-announced.v1", message -> message.data(ProgrammeToldV1.class).fact(),
          "events.programme-updated.v1", message -> message.data(ProgrammeToldV1.class).fact(),
          "events.programme-closed.v1", message -> new ProgrammeFact.ProgrammeClosed(),
          "events.stage-opened.v1", message -> message.data(StageOpenedV1.class).fact(),
          "events.stage-closed.v1", message -> message.data(StageClosedV1.class).fact());

  /** Who comes to an event is nothing to ideas; a row for each of them would be a waste. */
  private static final List<String> PEOPLE =
      List.of("events.registration-", "events.attendance-", "events.participant-");

  private static final String EVENTS = "events.event-";

  /** That an event was documented, and which ideas came up at it. */
  record DocumentedEvent(List<String> ideas) {}

  @Bean
  Consumer<Message<byte[]>> eventsMessages(
      Inboxes inboxes, List<EventRecords> records, MeterRegistry meters) {
    var unread = new UnreadVersions(meters, READERS.keySet());
    Inbox<KnownProgramme> programmes =
        inboxes.of(KnownProgramme.class, (before, message) -> follow(unread, before, message));
    var unreadOfEvents = new UnreadVersions(meters, Set.of(EventDocumentedV1.TYPE));
    Inbox<DocumentedEvent> events =
        inboxes.of(
            DocumentedEvent.class,
            (before, message) -> follow(unreadOfEvents, records, before, message));
    return message -> {
      String type = CloudEvents.typeOf(message);
      if (type.startsWith(EVENTS)) {
        events.receive(message);
      } else if (PEOPLE.stream().noneMatch(type::startsWith)) {
        programmes.receive(message);
      }
    };
  }

  private static @Nullable KnownProgramme follow(
      UnreadVersions unread, @Nullable KnownProgramme before, IncomingMessage message) {
    var reader = READERS.get(message.type());
    if (reader == null) {
      unread.passedOver(message.type());
      // What does not concern us still has its place in the sequence.
      return before;
    }
    return KnownProgramme.after(before, reader.apply(message));
  }

  private static @Nullable DocumentedEvent follow(
      UnreadVersions unread,
      List<EventRecords> records,
      @Nullable DocumentedEvent before,
      IncomingMessage message) {
    if (!message.type().equals(EventDocumentedV1.TYPE)) {
      unread.passedOver(message.type());
      return before;
    }
    List<String> ideas = message.data(EventDocumentedV1.class).recorded();
    records.forEach(it -> it.recorded(message.subject(), ideas));
    return new DocumentedEvent(ideas);
  }
}
