package city.participation.partners.programme.messaging;

import city.participation.messaging.CloudEvents;
import city.participation.messaging.inbox.Inbox;
import city.participation.messaging.inbox.Inboxes;
import city.participation.messaging.inbox.IncomingMessage;
import city.participation.partners.programme.FollowProgramme;
import city.participation.partners.programme.KnownProgramme;
import city.participation.partners.programme.ProgrammeFact;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** What events-service tells. */
@Configuration(value = "programmeMessaging", proxyBeanMethods = false)
class ProgrammeMessages {

  private static final Map<String, Function<IncomingMessage, ProgrammeFact>> READERS =
      Map.of(
          "events.programme-announced.v1", message -> message.data(ProgrammeToldV1.class).fact(),
          "events.programme-updated.v1", message -> message.data(ProgrammeToldV1.class).fact(),
          "events.programme-closed.v1", message -> new ProgrammeFact.ProgrammeClosed());

  /** A row for each event, and for each who comes to it, would be a waste. */
  private static final List<String> NOT_OF_PROGRAMMES =
      List.of("events.event-", "events.registration-", "events.attendance-", "events.participant-");

  /** Three digits: a sender must not make as many counters as it likes. */
  private static final Pattern VERSIONED = Pattern.compile("[a-z.-]+\\.v[0-9]{1,3}");

  @Bean
  Consumer<Message<byte[]>> programmeMessages(
      Inboxes inboxes, FollowProgramme followProgramme, MeterRegistry meters) {
    Inbox<KnownProgramme> inbox =
        inboxes.of(
            KnownProgramme.class,
            (before, message) -> follow(followProgramme, meters, before, message));
    return message -> {
      String type = CloudEvents.typeOf(message);
      if (NOT_OF_PROGRAMMES.stream().noneMatch(type::startsWith)) {
        inbox.receive(message);
      }
    };
  }

  private static @Nullable KnownProgramme follow(
      FollowProgramme followProgramme,
      MeterRegistry meters,
      @Nullable KnownProgramme before,
      IncomingMessage message) {
    var reader = READERS.get(message.type());
    if (reader != null) {
      return followProgramme.follow(before, message.subject(), reader.apply(message));
    }
    if (isReadInAnotherVersion(message.type())) {
      // That one travels beside it; on the day it no longer does, we would know of no programme.
      meters.counter("partners.messages.unread", "type", message.type()).increment();
    }
    // What does not concern us still has its place in the sequence.
    return before;
  }

  private static boolean isReadInAnotherVersion(String type) {
    return VERSIONED.matcher(type).matches()
        && READERS.containsKey(type.substring(0, type.lastIndexOf('.')) + ".v1");
  }
}
