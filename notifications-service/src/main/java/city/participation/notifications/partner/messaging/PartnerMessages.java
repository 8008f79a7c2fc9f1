package city.participation.notifications.partner.messaging;

import city.participation.messaging.inbox.Inbox;
import city.participation.messaging.inbox.Inboxes;
import city.participation.messaging.inbox.IncomingMessage;
import city.participation.notifications.Route;
import city.participation.notifications.incoming.UnreadVersions;
import city.participation.notifications.partner.FollowPartner;
import city.participation.notifications.partner.KnownPartner;
import city.participation.notifications.partner.PartnerFact;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What partners-service tells of partners and their members. */
@Configuration(value = "partnerMessaging", proxyBeanMethods = false)
class PartnerMessages {

  private static final Map<String, Function<IncomingMessage, PartnerFact>> READERS =
      Map.ofEntries(
          entry("partner-applied.v1", PartnerAppliedV1.class, PartnerAppliedV1::fact),
          entry(
              "partner-info-requested.v1",
              PartnerInfoRequestedV1.class,
              PartnerInfoRequestedV1::fact),
          entry(
              "partner-info-provided.v1", PartnerInfoProvidedV1.class, PartnerInfoProvidedV1::fact),
          entry(
              "partner-review-started.v1",
              PartnerReviewStartedV1.class,
              PartnerReviewStartedV1::fact),
          entry(
              "partner-answer-overdue.v1",
              PartnerAnswerOverdueV1.class,
              PartnerAnswerOverdueV1::fact),
          entry("partner-accredited.v1", PartnerAccreditedV1.class, PartnerAccreditedV1::fact),
          entry("partner-rejected.v1", PartnerRejectedV1.class, PartnerRejectedV1::fact),
          entry("partner-suspended.v1", PartnerSuspendedV1.class, PartnerSuspendedV1::fact),
          entry("partner-reinstated.v1", PartnerReinstatedV1.class, PartnerReinstatedV1::fact),
          entry("partner-expiring.v1", PartnerExpiringV1.class, PartnerExpiringV1::fact),
          entry("partner-expired.v1", PartnerExpiredV1.class, PartnerExpiredV1::fact),
          entry("partner-withdrawn.v1", PartnerWithdrawnV1.class, PartnerWithdrawnV1::fact),
          entry("member-invited.v1", MemberInvitedV1.class, MemberInvitedV1::fact),
          entry(
              "member-invitation-revoked.v1",
              MemberInvitationRevokedV1.class,
              MemberInvitationRevokedV1::fact),
          entry("member-activated.v1", MemberActivatedV1.class, MemberActivatedV1::fact),
          entry("member-revoked.v1", MemberRevokedV1.class, MemberRevokedV1::fact));

  private static <D> Map.Entry<String, Function<IncomingMessage, PartnerFact>> entry(
      String name, Class<D> data, Function<D, PartnerFact> fact) {
    return Map.entry("partners." + name, message -> fact.apply(message.data(data)));
  }

  @Bean
  Route partnerRoute(Inboxes inboxes, FollowPartner followPartner, MeterRegistry meters) {
    var unread = new UnreadVersions(meters, READERS.keySet());
    Inbox<KnownPartner> inbox =
        inboxes.of(
            KnownPartner.class,
            (before, message) -> follow(followPartner, unread, before, message));
    return new Route("partners.", inbox::receive);
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
