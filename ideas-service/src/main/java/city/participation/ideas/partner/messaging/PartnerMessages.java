package city.participation.ideas.partner.messaging;

import city.participation.ideas.incoming.UnreadVersions;
import city.participation.ideas.partner.KnownPartner;
import city.participation.ideas.partner.PartnerFact;
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

/** What partners-service tells. */
@Configuration(value = "partnerMessaging", proxyBeanMethods = false)
class PartnerMessages {

  private static final Map<String, Function<IncomingMessage, PartnerFact>> READERS =
      Map.of(
          "partners.partner-accredited.v1",
              message -> message.data(PartnerAccreditedV1.class).fact(),
          "partners.partner-profile-changed.v1",
              message -> message.data(PartnerProfileChangedV1.class).fact(),
          "partners.partner-suspended.v1", message -> new PartnerFact.PartnerSuspended(),
          "partners.partner-reinstated.v1",
              message -> message.data(PartnerReinstatedV1.class).fact(),
          "partners.partner-expired.v1", message -> new PartnerFact.PartnerExpired(),
          "partners.partner-withdrawn.v1", message -> new PartnerFact.PartnerWithdrawn(),
          "partners.member-activated.v1", message -> message.data(MemberActivatedV1.class).fact(),
          "partners.member-revoked.v1", message -> message.data(MemberRevokedV1.class).fact());

  @Bean
  Consumer<Message<byte[]>> partnerMessages(Inboxes inboxes, MeterRegistry meters) {
    var unread = new UnreadVersions(meters, READERS.keySet());
    Inbox<KnownPartner> inbox =
        inboxes.of(KnownPartner.class, (before, message) -> follow(unread, before, message));
    return inbox::receive;
  }

  private static @Nullable KnownPartner follow(
      UnreadVersions unread, @Nullable KnownPartner before, IncomingMessage message) {
    var reader = READERS.get(message.type());
    if (reader == null) {
      unread.passedOver(message.type());
      // What does not concern us still has its place in the sequence.
      return before;
    }
    return KnownPartner.after(before, reader.apply(message));
  }
}
