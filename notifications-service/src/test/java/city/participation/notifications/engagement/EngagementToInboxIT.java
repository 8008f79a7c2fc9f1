package city.participation.notifications.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.participation.notifications.ServiceTest;
import city.participation.notifications.inbox.FindNotifications;
import city.participation.notifications.inbox.NotificationSummary;
import city.participation.notifications.partner.messaging.PartnerMessageExamples;
import city.participation.notifications.wording.Matter;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.messaging.Message;
import org.springframework.test.context.TestPropertySource;

/** Engagements come through the queue of partners, and are not partners. */
@ServiceTest
@TestPropertySource(
    properties = {
      "participation.messaging.inbox.sweep=500ms",
      "participation.messaging.inbox.attempts=100"
    })
class EngagementToInboxIT {

  @Autowired private Consumer<Message<byte[]>> partnerMessages;
  @Autowired private FindNotifications findNotifications;
  @Autowired private MongoOperations mongo;
  private final String partner = UUID.randomUUID().toString();
  private final String engagement = UUID.randomUUID().toString();
  private final String owner = "owner-" + UUID.randomUUID();
  private final String editor = "editor-" + UUID.randomUUID();

  @ParameterizedTest
  @CsvSource({
    "engagement-agreed.v1, PARTNER_ENGAGEMENT_AGREED",
    "engagement-declined.v1, PARTNER_ENGAGEMENT_DECLINED",
    "engagement-ended.v1, PARTNER_ENGAGEMENT_ENDED"
  })
  void tellsAllWhoActForThePartnerOnce(String name, Matter matter) {
    accreditedWithTwoMembers();
    engagement("engagement-proposed.v1", 1);
    engagement(name, 2);
    engagement(name, 2);

    for (String person : List.of(owner, editor)) {
      assertThat(told(person))
          .filteredOn(one -> one.matter().name().startsWith("PARTNER_ENGAGEMENT"))
          .singleElement()
          .satisfies(one -> {
            assertThat(one.matter()).isEqualTo(matter);
            assertThat(one.subject()).isEqualTo(partner);
            assertThat(one.parameters())
                .containsOnlyKeys("name", "role", "engagement")
                .containsEntry("engagement", engagement);
          });
    }
  }

  @Test
  void keepsItsSequenceApartFromThePartners() {
    accreditedWithTwoMembers();
    engagement("engagement-agreed.v1", 1);
    engagement("engagement-ended.v1", 2);

    assertThat(mongo.findById(engagement, Document.class, "knownPartner")).isNull();
    assertThat(mongo.findById(engagement, Document.class, "knownEngagement"))
        .containsEntry("lastSeq", 2L)
        .containsEntry("partner", partner);
    assertThat(mongo.findById(partner, Document.class, "knownPartner"))
        .containsEntry("lastSeq", 4L);
  }

  @Test
  void waitsForAPartnerThatIsNotKnownYet() {
    engagement("engagement-agreed.v1", 1);
    assertThat(told(owner)).isEmpty();

    accreditedWithTwoMembers();

    await()
        .untilAsserted(() ->
            assertThat(told(owner).getFirst().matter())
                .isEqualTo(Matter.PARTNER_ENGAGEMENT_AGREED));
  }

  @Test
  void waitsForSomebodyOfThePartnerToBeKnown() {
    partner("partner-applied.v1", 1, owner);
    engagement("engagement-agreed.v1", 1);
    partner("member-activated.v1", 2, owner);

    await()
        .untilAsserted(() ->
            assertThat(told(owner))
                .extracting(NotificationSummary::matter)
                .contains(Matter.PARTNER_ENGAGEMENT_AGREED));
  }

  private void accreditedWithTwoMembers() {
    partner("partner-applied.v1", 1, owner);
    partner("member-activated.v1", 2, owner);
    partner("member-activated.v1", 3, editor);
    partner("partner-accredited.v1", 4, owner);
  }

  private void partner(String name, long sequence, String person) {
    String data = PartnerMessageExamples.data(name).replaceAll("demo-partner-[12]", person);
    partnerMessages.accept(PartnerMessageExamples.message(name, partner, sequence, data));
  }

  private void engagement(String name, long sequence) {
    String data =
        PartnerMessageExamples.data(name)
            .replaceFirst("\"partnerId\": \"[^\"]+\"", "\"partnerId\": \"" + partner + "\"");
    partnerMessages.accept(PartnerMessageExamples.message(name, engagement, sequence, data));
  }

  private List<NotificationSummary> told(String person) {
    return findNotifications.page(person, false, Long.MAX_VALUE, 100).items();
  }
}
