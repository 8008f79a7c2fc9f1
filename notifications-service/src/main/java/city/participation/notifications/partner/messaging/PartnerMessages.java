package city.participation.notifications.partner.messaging;

import city.participation.messaging.inbox.Inbox;
import city.participation.messaging.inbox.Inboxes;
import city.participation.messaging.inbox.IncomingMessage;
import city.participation.notifications.incoming.UnreadVersions;
import city.participation.notifications.partner.FollowPartner;
import city.participation.notifications.partner.KnownPartner;
import city.participation.notifications.partner.PartnerFact;
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
          "partners.partner-applied.v1", message -> message.data(PartnerAppliedV1.class).fact(),
          "partners.partner-info-requested.v1",
              message -> message.data(PartnerInfoRequestedV1.class).fact(),
          "partners.partner-accredited.v1",
              message -> message.data(PartnerAccreditedV1.class).fact(),
          "partners.partner-rejected.v1", message -> message.data(PartnerRejectedV1.class).fact(),
          "partners.partner-suspended.v1", message -> message.data(PartnerSuspendedV1.class).fact(),
          "partners.partner-reinstated.v1",
              message -> message.data(PartnerReinstatedV1.class).fact(),
          "partners.partner-expiring.v1", message -> message.data(PartnerExpiringV1.class).fact(),
          "partners.partner-expired.v1", message -> message.data(PartnerExpiredV1.class).fact(),
          "partners.partner-withdrawn.v1",
              message -> message.data(PartnerWithdrawnV1.class).fact());

  @Bean
  Consumer<Message<byte[]>> partnerMessages(
      Inboxes inboxes, FollowPartner followPartner, MeterRegistry meters) {
    var unread = new UnreadVersions(meters, READERS.keySet());
    Inbox<KnownPartner> inbox =
        inboxes.of(
            KnownPartner.class,
            (before, message) -> follow(followPartner, unread, before, message));
    return inbox::receive;
  }

  private static @Nullable KnownPartner follow(
      FollowPartner followPartner,
      UnreadVersions unread,
      @Nullable KnownPartner before,
      IncomingMessage message) {
    var reader = READERS.get(message.type());
    PartnerFact fact = reader == null ? null : reader.apply(message);
    if (fact == null) {
      unread.passedOver(message.type());
    }
    // What does not concern us still has its place in the sequence.
    return fact == null
        ? before
        : followPartner.follow(before, message.subject(), message.id(), fact);
  }
}
