package city.participation.notifications.partner.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import city.participation.notifications.ServiceTest;
import city.participation.notifications.inbox.FindNotifications;
import city.participation.notifications.inbox.NotificationSummary;
import city.participation.notifications.partner.FindWaitingPartners;
import city.participation.notifications.partner.WaitingPartner;
import city.participation.notifications.wording.Matter;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.messaging.Message;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@ServiceTest
class PartnerMessagesContractIT {

  private static final Path NEEDS = Path.of("contracts/needs/partners");
  private static final String UNREAD = "notifications.messages.unread";
  private static final JsonMapper JSON = new JsonMapper();

  @Autowired private Consumer<Message<byte[]>> partnerMessages;
  @Autowired private MeterRegistry meters;
  @Autowired private FindNotifications findNotifications;
  @Autowired private FindWaitingPartners findWaitingPartners;
  private final String partner = UUID.randomUUID().toString();
  private final String applicant = "applicant-" + UUID.randomUUID();

  /** Of partners and their members: what is sent beside has a sequence of its own. */
  static List<String> sent() {
    return PartnerMessageExamples.names().stream()
        .filter(name -> name.startsWith("partner-") || name.startsWith("member-"))
        .toList();
  }

  static List<String> followed() throws IOException {
    return needed().stream().filter(sent()::contains).toList();
  }

  static List<String> needed() throws IOException {
    try (Stream<Path> files = Files.list(NEEDS)) {
      return files
          .map(file -> file.getFileName().toString().replace(".schema.json", ""))
          .sorted()
          .toList();
    }
  }

  @Test
  void needsNothingThatIsNotSent() throws IOException {
    assertThat(followed()).hasSize(16);
    assertThat(PartnerMessageExamples.names()).containsAll(needed());
  }

  @ParameterizedTest
  @MethodSource("needed")
  void findsInEachExampleWhatItNeeds(String name) throws IOException {
    var schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Files.readString(NEEDS.resolve(name + ".schema.json")));

    assertThat(schema.validate(JSON.readTree(PartnerMessageExamples.data(name)))).isEmpty();
    assertThat(schema.validate(JSON.readTree("{}"))).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("sent")
  void understandsEachExampleAlsoTwiceAndWithUnknownFields(String name) throws IOException {
    accept(name, 1);
    accept(name, 1);
    accept(name, 2);
    accept("partner-reinstated.v1", 3);

    // The last one is only told if none before was poisoned.
    assertThat(told().getFirst().matter()).isEqualTo(Matter.PARTNER_REINSTATED);
    assertThat(told().getFirst().id()).isEqualTo(partner + "-3");
    boolean silent =
        List.of("partner-withdrawn.v1", "partner-profile-changed.v1").contains(name)
            || name.startsWith("member-")
            || !needed().contains(name);
    assertThat(told()).hasSize(silent ? 1 : 3);
  }

  @ParameterizedTest
  @MethodSource("followed")
  void tellsNobodyOfAMessageWithoutWhatItNeeds(String name) {
    accept(name, 1, "{\"applicant\": null}");
    accept("partner-reinstated.v1", 2);

    assertThat(told()).as("both are kept until they can be read").isEmpty();
  }

  @Test
  void countsAVersionThatItCannotRead() {
    accept("partner-expired.v2", 1, data("partner-expired.v1"));
    accept("partner-painted.v2", 2, "{}");
    accept("partner-profile-changed.v1", 3);

    assertThat(told()).isEmpty();
    var expired = meters.get(UNREAD).tag("type", "partners.partner-expired.v2");
    assertThat(expired.counter().count()).isEqualTo(1);
    assertThat(meters.get(UNREAD).counters())
        .extracting(counter -> counter.getId().getTag("type"))
        .doesNotContain("partners.partner-painted.v2", "partners.partner-profile-changed.v1");
  }

  @Test
  void tellsTheApplicantWhereTheApplicationStands() {
    accept("partner-applied.v1", 1);
    accept("partner-info-requested.v1", 2);
    accept("partner-accredited.v1", 3);
    accept("partner-suspended.v1", 4);

    assertThat(told())
        .extracting(NotificationSummary::matter, NotificationSummary::parameters)
        .containsExactly(
            tuple(Matter.PARTNER_SUSPENDED, Map.of("name", "Veedel Digital e.V.")),
            tuple(
                Matter.PARTNER_ACCREDITED,
                Map.of("name", "Veedel Digital e.V.", "day", "2028-11-27")),
            tuple(Matter.PARTNER_INFO_REQUESTED, Map.of("day", "2026-12-15")),
            tuple(Matter.PARTNER_APPLIED, Map.of()));
    assertThat(told()).extracting(NotificationSummary::subject).containsOnly(partner);
  }

  @Test
  void tellsEachWhoActsForAPartnerFromTheirFirstDayToTheirLast() {
    String editor = "editor-" + UUID.randomUUID();
    accept("partner-applied.v1", 1);
    accept("member-activated.v1", 2, data("member-activated.v1").replace("EDITOR", "OWNER"));
    accept("member-invited.v1", 3, data("member-invited.v1").replace("demo-partner-2", editor));
    accept("member-activated.v1", 4, data("member-activated.v1").replace(applicant, editor));
    accept("partner-accredited.v1", 5);
    accept("member-revoked.v1", 6);
    accept("partner-suspended.v1", 7);

    assertThat(told())
        .extracting(NotificationSummary::matter)
        .containsExactly(
            Matter.PARTNER_MEMBER_REVOKED,
            Matter.PARTNER_ACCREDITED,
            Matter.PARTNER_MEMBER_ADDED,
            Matter.PARTNER_APPLIED);
    assertThat(told(editor))
        .extracting(NotificationSummary::matter)
        .containsExactly(
            Matter.PARTNER_SUSPENDED,
            Matter.PARTNER_ACCREDITED,
            Matter.PARTNER_NOW_EDITOR,
            Matter.PARTNER_INVITED);
    assertThat(told(editor).getLast().parameters())
        .containsEntry("day", "2026-12-11")
        .containsKey("invitation");
  }

  @Test
  void showsTheStaffWhoseTurnItIs() {
    accept("partner-applied.v1", 1);
    accept("partner-info-requested.v1", 2);
    assertThat(answerBy()).isEqualTo(LocalDate.of(2026, 12, 15));

    accept("partner-info-provided.v1", 3);
    assertThat(answerBy()).isNull();
    assertThat(waiting()).contains(partner);

    accept("partner-info-requested.v1", 4);
    assertThat(answerBy()).isEqualTo(LocalDate.of(2026, 12, 15));

    accept("partner-answer-overdue.v1", 5);
    assertThat(answerBy()).as("the city goes on").isNull();
    assertThat(waiting()).contains(partner);
  }

  @Test
  void tellsAnInviteeThatTheInvitationIsOver() {
    String invitee = "invitee-" + UUID.randomUUID();
    accept("partner-applied.v1", 1);
    accept("member-invited.v1", 2, data("member-invited.v1").replace("demo-partner-2", invitee));
    accept(
        "member-invitation-revoked.v1",
        3,
        data("member-invitation-revoked.v1").replace("demo-partner-2", invitee));

    assertThat(told(invitee))
        .extracting(NotificationSummary::matter)
        .containsExactly(Matter.PARTNER_INVITATION_REVOKED, Matter.PARTNER_INVITED);
  }

  @Test
  void tellsNoNameBeforeItIsPublic() {
    accept("partner-applied.v1", 1);
    accept("partner-profile-changed.v1", 2);
    accept("partner-rejected.v1", 3);

    assertThat(told()).hasSize(2).allSatisfy(one -> assertThat(one.parameters()).isEmpty());
  }

  @Test
  void tellsOnceAndInOrderWhatComesInAnyOrder() {
    accept("partner-suspended.v1", 3);
    accept("partner-accredited.v1", 2);
    assertThat(told()).isEmpty();

    accept("partner-applied.v1", 1);
    accept("partner-suspended.v1", 3);

    assertThat(told())
        .extracting(NotificationSummary::matter)
        .containsExactly(
            Matter.PARTNER_SUSPENDED, Matter.PARTNER_ACCREDITED, Matter.PARTNER_APPLIED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"partner-accredited.v1", "partner-rejected.v1", "partner-withdrawn.v1"})
  void keepsAPartnerOnTheWorkListUntilItIsDecided(String decision) {
    accept("partner-applied.v1", 1);
    accept("partner-info-requested.v1", 2);
    assertThat(waiting()).contains(partner);

    accept(decision, 3);
    assertThat(waiting()).doesNotContain(partner);

    accept("partner-applied.v1", 1);
    assertThat(waiting()).doesNotContain(partner);
    accept("partner-applied.v1", 4);
    assertThat(waiting()).contains(partner);
  }

  private void accept(String name, long sequence) {
    accept(name, sequence, data(name));
  }

  private void accept(String name, long sequence, String data) {
    partnerMessages.accept(PartnerMessageExamples.message(name, partner, sequence, data));
  }

  /** Of this test's applicant, and with a field that nobody knows. */
  private String data(String name) {
    ObjectNode data = (ObjectNode) JSON.readTree(PartnerMessageExamples.data(name));
    for (String person : List.of("applicant", "member")) {
      if (data.has(person)) {
        data.put(person, applicant);
      }
    }
    return data.put("unknown", "field").toString();
  }

  private List<NotificationSummary> told() {
    return told(applicant);
  }

  private List<NotificationSummary> told(String person) {
    return findNotifications.page(person, false, Long.MAX_VALUE, 100).items();
  }

  private @Nullable LocalDate answerBy() {
    return findWaitingPartners.after(null, 1_000).stream()
        .filter(one -> one.partner().equals(partner))
        .findFirst()
        .orElseThrow()
        .answerBy();
  }

  private List<String> waiting() {
    return findWaitingPartners.after(null, 1_000).stream().map(WaitingPartner::partner).toList();
  }
}
