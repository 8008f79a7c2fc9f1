package city.participation.ideas.partner.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.ideas.Contracts;
import city.participation.ideas.RunningIdeasService;
import city.participation.ideas.partner.FindPartners;
import city.participation.ideas.partner.PartnerView;
import city.participation.ideas.partner.Sector;
import city.participation.ideas.partner.Standing;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.messaging.Message;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@RunningIdeasService
class PartnerMessagesContractIT {

  private static final Path NEEDS = Path.of("contracts/needs/partners");
  private static final String UNREAD = "ideas.messages.unread";

  /** Of these it is enough that they come. */
  private static final Set<String> WITHOUT_FIELDS =
      Set.of("partner-suspended.v1", "partner-expired.v1", "partner-withdrawn.v1");

  private static final JsonMapper JSON = new JsonMapper();

  @Autowired private Consumer<Message<byte[]>> partnerMessages;
  @Autowired private MeterRegistry meters;
  @Autowired private FindPartners findPartners;
  private final String partner = UUID.randomUUID().toString();
  private final String member = "member-" + UUID.randomUUID();

  static List<String> sent() {
    return PartnerMessageExamples.names();
  }

  static List<String> needed() throws IOException {
    try (Stream<Path> files = Files.list(NEEDS)) {
      return files
          .map(file -> file.getFileName().toString().replace(".schema.json", ""))
          .sorted()
          .toList();
    }
  }

  static List<String> read() throws IOException {
    return needed().stream().filter(name -> !WITHOUT_FIELDS.contains(name)).toList();
  }

  @Test
  void needsNothingThatIsNotSent() throws IOException {
    assertThat(needed()).hasSize(8);
    assertThat(sent()).containsAll(needed());
  }

  @ParameterizedTest
  @MethodSource("needed")
  void findsInEachExampleWhatItNeeds(String name) {
    Contracts.assertValid(NEEDS.resolve(name + ".schema.json"), PartnerMessageExamples.data(name));
  }

  @ParameterizedTest
  @MethodSource("sent")
  void understandsEachExampleAlsoTwiceAndWithUnknownFields(String name) {
    accept(name, 1);
    accept(name, 1);
    accept(name, 2);
    accept("member-activated.v1", 3);
    accept("partner-accredited.v1", 4);

    // The last two only count if none before was poisoned.
    assertThat(findPartners.ofMember(partner, member))
        .contains(
            new PartnerView(
                partner, "Veedel Digital e.V.", Sector.CIVIL_SOCIETY, Standing.ACCREDITED));
  }

  @ParameterizedTest
  @MethodSource("read")
  void keepsAMessageWithoutWhatItNeedsUntilItCanBeRead(String name) {
    accept("member-activated.v1", 1);
    accept("partner-accredited.v1", 2);
    accept(name, 3, "{}");
    accept("partner-suspended.v1", 4);

    assertThat(standing()).as("neither is half understood").isEqualTo(Standing.ACCREDITED);
  }

  @Test
  void keepsAPartnerOfASectorThatNobodyHasHeardOf() {
    ObjectNode data = (ObjectNode) JSON.readTree(data("partner-accredited.v1"));
    accept("member-activated.v1", 1);
    accept("partner-accredited.v1", 2, data.put("sector", "MEDIA").toString());

    assertThat(standing()).isEqualTo(Standing.NOT_ACCREDITED);
  }

  @Test
  void countsAVersionThatItCannotRead() {
    accept("partner-suspended.v2", 1, data("partner-suspended.v1"));
    accept("partner-painted.v2", 2, "{}");
    accept("partner-applied.v2", 3, "{}");

    var suspended = meters.get(UNREAD).tag("type", "partners.partner-suspended.v2");
    assertThat(suspended.counter().count()).isEqualTo(1);
    assertThat(meters.get(UNREAD).counters())
        .extracting(counter -> counter.getId().getTag("type"))
        .doesNotContain("partners.partner-painted.v2", "partners.partner-applied.v2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"partner-suspended.v1", "partner-expired.v1", "partner-withdrawn.v1"})
  void endsWhatAnAccreditationBegan(String end) {
    accept("member-activated.v1", 1);
    accept("partner-accredited.v1", 2);
    assertThat(standing()).isEqualTo(Standing.ACCREDITED);

    accept(end, 3);

    assertThat(standing()).isNotIn(Standing.ACCREDITED, Standing.NOT_ACCREDITED);
    accept("partner-reinstated.v1", 4);
    assertThat(standing()).isEqualTo(Standing.ACCREDITED);
  }

  @Test
  void appliesInOrderWhatComesInAnyOrder() {
    accept("partner-suspended.v1", 4);
    accept("partner-accredited.v1", 3);
    accept("member-activated.v1", 2);
    assertThat(findPartners.ofMember(partner, member)).isEmpty();

    accept("partner-applied.v1", 1);
    accept("partner-accredited.v1", 3);

    assertThat(standing()).isEqualTo(Standing.SUSPENDED);
  }

  @Test
  void letsAMemberGo() {
    accept("member-activated.v1", 1);
    accept("partner-accredited.v1", 2);
    accept("member-revoked.v1", 3);

    assertThat(findPartners.ofMember(partner, member)).isEmpty();
    assertThat(findPartners.all(List.of(partner))).containsKey(partner);
  }

  @Test
  void knowsNobodyOfWhomOnlyThePlaceInTheSequenceIsKnown() {
    accept("partner-applied.v1", 1);

    assertThat(findPartners.all(List.of(partner))).isEmpty();
    assertThat(findPartners.ofMember(partner, member)).isEmpty();
  }

  /** The part of an AsyncAPI document that names messages. */
  record Described(Map<String, Channel> channels) {

    record Channel(Map<String, Told> messages) {}

    record Told(String name, Reference payload) {}

    record Reference(@JsonProperty("$ref") String ref) {}
  }

  @Test
  void describesEachMessageThatItReadsAndNoOther() throws IOException {
    Described described =
        JSON.rebuild()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build()
            .convertValue(
                new Yaml().load(Contracts.read(Path.of("contracts", "asyncapi.yaml"))),
                Described.class);
    var told = Objects.requireNonNull(described.channels().get("partners")).messages().values();

    assertThat(told.stream().map(it -> it.name().replaceFirst("^partners\\.", "")))
        .containsExactlyInAnyOrderElementsOf(needed());
    assertThat(told)
        .allSatisfy(it ->
            assertThat(it.payload().ref())
                .isEqualTo(
                    "needs/partners/"
                        + it.name().replaceFirst("^partners\\.", "")
                        + ".schema.json"));
  }

  private Standing standing() {
    return findPartners.ofMember(partner, member).orElseThrow().standing();
  }

  private void accept(String name, long sequence) {
    accept(name, sequence, data(name));
  }

  private void accept(String name, long sequence, String data) {
    partnerMessages.accept(PartnerMessageExamples.message(name, partner, sequence, data));
  }

  /** Of this test's member, and with a field that nobody knows. */
  private String data(String name) {
    ObjectNode data = (ObjectNode) JSON.readTree(PartnerMessageExamples.data(name));
    if (data.has("member")) {
      data.put("member", member);
    }
    return data.put("unknown", "field").toString();
  }
}
