package city.participation.events.partner.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.events.Contracts;
import city.participation.events.DescribedMessages;
import city.participation.events.RunningEventsService;
import city.participation.events.SentExamples;
import city.participation.events.partner.CoHost;
import city.participation.events.partner.CoHost.Footing;
import city.participation.events.partner.FindCoHosts;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.messaging.Message;
import tools.jackson.databind.node.ObjectNode;

/** What partners-service sends is what we read of it. */
@RunningEventsService
class PartnerMessagesContractIT {

  private static final SentExamples EXAMPLES = new SentExamples("partners");
  private static final String UNREAD = "events.messages.unread";
  private static final String ENGAGEMENTS = "engagement-";
  private static final Footing STANDS = Footing.STANDS;
  private static final Footing NOT_ENGAGED = Footing.NOT_ENGAGED;
  private static final Footing NOT_ACCREDITED = Footing.NOT_ACCREDITED;

  private final String partner = UUID.randomUUID().toString();
  private final String engagement = UUID.randomUUID().toString();
  private final String programme = UUID.randomUUID().toString();

  @Autowired private Consumer<Message<byte[]>> partnerMessages;
  @Autowired private FindCoHosts findCoHosts;
  @Autowired private MeterRegistry meters;
  @Autowired private MongoOperations mongo;

  static List<String> needed() {
    return EXAMPLES.needed();
  }

  static List<String> sentOfPartners() {
    return EXAMPLES.names().stream()
        .filter(it -> !it.startsWith(ENGAGEMENTS) && !it.startsWith("participant-"))
        .toList();
  }

  static List<String> sentOfEngagements() {
    return EXAMPLES.names().stream().filter(it -> it.startsWith(ENGAGEMENTS)).toList();
  }

  @Test
  void needsNothingThatIsNotSent() {
    assertThat(needed()).hasSize(8);
    assertThat(EXAMPLES.names()).containsAll(needed());
    assertThat(DescribedMessages.of("partners"))
        .isEqualTo(
            needed().stream()
                .map(it -> Map.entry("partners." + it, "needs/partners/" + it + ".schema.json"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  @ParameterizedTest
  @MethodSource("needed")
  void findsInEachExampleWhatItNeeds(String name) {
    Contracts.assertValid(EXAMPLES.need(name), EXAMPLES.data(name).toString());
  }

  @ParameterizedTest
  @MethodSource("sentOfPartners")
  void understandsEachExampleOfAPartnerAlsoTwiceAndWithUnknownFields(String name) {
    tell(name, 1);
    tell(name, 1);
    tell(name, 2);
    tell("partner-accredited.v1", 3);

    assertThat(footing()).as("the last only counts if none is poisoned").isEqualTo(NOT_ENGAGED);
    assertThat(coHost().name()).isEqualTo("Veedel Digital e.V.");
  }

  @ParameterizedTest
  @MethodSource("sentOfEngagements")
  void understandsEachExampleOfAnEngagementAlsoTwiceAndWithUnknownFields(String name) {
    tell("partner-accredited.v1", 1);
    engage(name, 1);
    engage(name, 1);
    engage(name, 2);
    engage("engagement-agreed.v1", 3);

    assertThat(footing()).isEqualTo(STANDS);
  }

  @Test
  void keepsNothingOfWhoWasErased() {
    tell("participant-erased.v1", 1);

    for (String rows : List.of("knownPartner", "knownEngagement")) {
      assertThat(mongo.findById(partner, Document.class, rows)).isNull();
    }
  }

  @Test
  void countsEngagementsApartFromTheirPartner() {
    tell("partner-applied.v1", 1);
    engage("engagement-proposed.v1", 1);
    engage("engagement-agreed.v1", 2);
    tell("partner-accredited.v1", 2);
    assertThat(footing()).isEqualTo(STANDS);

    engage("engagement-ended.v1", 3);
    assertThat(footing()).isEqualTo(NOT_ENGAGED);
  }

  @ParameterizedTest
  @CsvSource({"EXPERT,NOT_ENGAGED", "CO_HOST,STANDS", "HOST,STANDS", "SPONSOR,NOT_ENGAGED"})
  void tellsWhoHostsByTheRoleAlsoIfNobodyHasHeardOfIt(String role, Footing footing) {
    tell("partner-accredited.v1", 1);
    engage("engagement-agreed.v1", 1, it -> it.put("role", role));

    assertThat(footing()).isEqualTo(footing);
  }

  @ParameterizedTest
  @ValueSource(strings = {"partner-suspended.v1", "partner-expired.v1", "partner-withdrawn.v1"})
  void endsWhatAnAccreditationBegan(String end) {
    engage("engagement-agreed.v1", 1);
    tell("partner-accredited.v1", 1);
    tell(end, 2);
    assertThat(footing()).isEqualTo(NOT_ACCREDITED);
    assertThat(coHost().name()).as("was public").isEqualTo("Veedel Digital e.V.");

    tell("partner-reinstated.v1", 3);
    assertThat(footing()).isEqualTo(STANDS);
  }

  @Test
  void appliesInOrderWhatComesInAnyOrder() {
    engage("engagement-ended.v1", 3);
    engage("engagement-agreed.v1", 2);
    tell("partner-suspended.v1", 3);
    tell("partner-accredited.v1", 2);
    assertThat(coHost()).isEqualTo(new CoHost(partner, null, NOT_ACCREDITED));

    tell("partner-applied.v1", 1);
    tell("partner-reinstated.v1", 4);
    assertThat(footing()).isEqualTo(NOT_ENGAGED);
    engage("engagement-proposed.v1", 1);
    assertThat(footing()).as("agreed, and then ended").isEqualTo(NOT_ENGAGED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"partner-accredited.v1", "partner-profile-changed.v1", "partner-reinstated.v1"})
  void keepsAMessageWithoutWhatItNeedsUntilItCanBeRead(String name) {
    engage("engagement-agreed.v1", 1);
    tell("partner-accredited.v1", 1);
    accept(name, partner, 2, "{}");
    tell("partner-suspended.v1", 3);

    assertThat(footing()).as("neither is half understood").isEqualTo(STANDS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"partnerId", "programmeId", "role"})
  void keepsAnEngagementWithoutWhatItNeeds(String field) {
    tell("partner-accredited.v1", 1);
    engage(
        "engagement-agreed.v1",
        1,
        it -> {
          it.remove(field);
          return it;
        });
    engage("engagement-agreed.v1", 2);

    assertThat(footing()).as("nor what follows").isEqualTo(NOT_ENGAGED);
  }

  @Test
  void countsAVersionThatItCannotRead() {
    accept("partner-suspended.v2", partner, 1, "{}");
    accept("partner-painted.v2", partner, 2, "{}");
    accept("engagement-ended.v2", engagement, 1, "{}");

    for (String type : List.of("partners.partner-suspended.v2", "partners.engagement-ended.v2")) {
      assertThat(meters.get(UNREAD).tag("type", type).counter().count()).isEqualTo(1);
    }
    assertThat(meters.get(UNREAD).counters())
        .extracting(it -> it.getId().getTag("type"))
        .doesNotContain("partners.partner-painted.v2");
  }

  private Footing footing() {
    return coHost().footing();
  }

  private CoHost coHost() {
    return findCoHosts.of(List.of(partner), programme, null).getFirst();
  }

  private void tell(String name, long sequence) {
    accept(name, partner, sequence, EXAMPLES.data(name).toString());
  }

  private void engage(String name, long sequence) {
    engage(name, sequence, it -> it);
  }

  /** In the whole of this test's programme. */
  private void engage(String name, long sequence, Function<ObjectNode, ObjectNode> change) {
    ObjectNode data = EXAMPLES.data(name).put("partnerId", partner).put("programmeId", programme);
    data.remove("stageId");
    accept(name, engagement, sequence, change.apply(data).toString());
  }

  private void accept(String name, String subject, long sequence, String data) {
    partnerMessages.accept(EXAMPLES.message(name, subject, sequence, data));
  }
}
