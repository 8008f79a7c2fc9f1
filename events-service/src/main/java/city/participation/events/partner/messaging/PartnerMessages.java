package city.participation.events.partner.messaging;

import city.participation.events.incoming.UnreadVersions;
import city.participation.events.partner.EngagementFact;
import city.participation.events.partner.KnownEngagement;
import city.participation.events.partner.KnownPartner;
import city.participation.events.partner.PartnerFact;
import city.participation.messaging.CloudEvents;
import city.participation.messaging.inbox.Inbox;
import city.participation.messaging.inbox.Inboxes;
import city.participation.messaging.inbox.IncomingMessage;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** What partners-service tells: of partners, and of engagements with a sequence of their own. */
@Configuration(value = "partnerMessaging", proxyBeanMethods = false)
class PartnerMessages {

  private static final String OF_ENGAGEMENTS = "partners.engagement-";

  /** That somebody was erased is for whoever asked for it; a row for each would be a waste. */
  private static final String OF_PEOPLE = "partners.participant-";

  private static final Map<String, Function<IncomingMessage, PartnerFact>> PARTNERS =
      Map.of(
          "partners.partner-accredited.v1",
              message -> message.data(PartnerAccreditedV1.class).fact(),
          "partners.partner-profile-changed.v1",
              message -> message.data(PartnerProfileChangedV1.class).fact(),
          "partners.partner-reinstated.v1",
              message -> message.data(PartnerReinstatedV1.class).fact(),
          "partners.partner-suspended.v1", message -> new PartnerFact.AccreditationStopped(),
          "partners.partner-expired.v1", message -> new PartnerFact.AccreditationStopped(),
          "partners.partner-withdrawn.v1", message -> new PartnerFact.AccreditationStopped());

  private static final Map<String, Function<IncomingMessage, EngagementFact>> ENGAGEMENTS =
      Map.of(
          "partners.engagement-agreed.v1", message -> message.data(EngagementAgreedV1.class).fact(),
          "partners.engagement-ended.v1", message -> new EngagementFact.EngagementEnded());

  @Bean
  Consumer<Message<byte[]>> partnerMessages(Inboxes inboxes, MeterRegistry meters) {
    Inbox<KnownPartner> partners = partners(inboxes, meters);
    Inbox<KnownEngagement> engagements = engagements(inboxes, meters);
    return message -> {
      String type = CloudEvents.typeOf(message);
      if (type.startsWith(OF_ENGAGEMENTS)) {
        engagements.receive(message);
      } else if (!type.startsWith(OF_PEOPLE)) {
        partners.receive(message);
      }
    };
  }

  private static Inbox<KnownPartner> partners(Inboxes inboxes, MeterRegistry meters) {
    var unread = new UnreadVersions(meters, PARTNERS.keySet());
    return inboxes.of(
        KnownPartner.class,
        (before, message) -> {
          PartnerFact fact = read(PARTNERS, message, unread);
          // What does not concern us still has its place in the sequence.
          return fact == null ? before : KnownPartner.after(before, fact);
        });
  }

  private static Inbox<KnownEngagement> engagements(Inboxes inboxes, MeterRegistry meters) {
    var unread = new UnreadVersions(meters, ENGAGEMENTS.keySet());
    return inboxes.of(
        KnownEngagement.class,
        (before, message) -> {
          EngagementFact fact = read(ENGAGEMENTS, message, unread);
          return fact == null ? before : KnownEngagement.after(before, fact);
        });
  }

  private static <T> @Nullable T read(
      Map<String, Function<IncomingMessage, T>> readers,
      IncomingMessage message,
      UnreadVersions unread) {
    var reader = readers.get(message.type());
    if (reader == null) {
      unread.passedOver(message.type());
      return null;
    }
    return reader.apply(message);
  }
}
