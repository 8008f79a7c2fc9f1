package city.participation.partners.partner;

import static city.participation.partners.partner.MemberExamples.EDITOR;
import static city.participation.partners.partner.PartnerExamples.APPLICANT;
import static city.participation.partners.partner.PartnerExamples.APPROVER;
import static city.participation.partners.partner.PartnerExamples.NOW;
import static city.participation.partners.partner.PartnerExamples.REVIEWER;
import static city.participation.partners.partner.PartnerExamples.TERMS;
import static city.participation.partners.partner.PartnerExamples.TODAY;
import static city.participation.partners.partner.PartnerExamples.UNTIL;
import static city.participation.partners.partner.PartnerExamples.accredited;
import static city.participation.partners.partner.PartnerExamples.applied;
import static city.participation.partners.partner.PartnerExamples.asked;
import static city.participation.partners.partner.PartnerExamples.draft;
import static city.participation.partners.partner.PartnerExamples.inReview;
import static city.participation.partners.partner.PartnerExamples.recommended;
import static city.participation.partners.partner.PartnerExamples.suspended;
import static city.participation.partners.partner.PartnerExamples.workingIn;
import static org.assertj.core.api.Assertions.assertThat;

import city.participation.messaging.outbox.Announcement;
import city.participation.partners.Contracts;
import city.participation.partners.member.MemberRole;
import city.participation.partners.member.NewInvitation;
import city.participation.partners.partner.Review.InformationRequest;
import city.participation.partners.partner.Review.Verdict;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** What the model says, put into words by the messaging edge, is what the contracts promise. */
class PartnerMessagesContractTests {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(it -> it.withValueInclusion(JsonInclude.Include.NON_NULL))
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  /** The answer of another feature, whose test says when it is given. */
  private static final String ERASED = "partners.participant-erased.v1";

  private static final NewInvitation INVITED =
      NewInvitation.of(MemberRole.EDITOR, "colleague", null);

  static Stream<Announcement> announcements() {
    try (var edge =
        new AnnotationConfigApplicationContext("city.participation.partners.partner.messaging")) {
      PartnerAnnouncements announcements = edge.getBean(PartnerAnnouncements.class);
      return facts().map(announcements::of).toList().stream();
    }
  }

  private static Partner invited() {
    return PartnerExamples.taken(
        MemberSteps.invite(applied(), APPLICANT, INVITED, Duration.ofDays(7), NOW));
  }

  private static Stream<PartnerFact> facts() {
    Instant end = PartnerExamples.endOf(UNTIL);
    Partner renewed =
        PartnerExamples.taken(ReviewSteps.takeUp(PartnerExamples.renewing(), REVIEWER, NOW));
    return Stream.of(
            ApplicantSteps.apply(draft(), APPLICANT, TERMS, NOW),
            ReviewSteps.takeUp(applied(), REVIEWER, NOW),
            TermSteps.settle(asked(), PartnerExamples.endOf(TODAY.plusDays(14))),
            MemberSteps.revokeInvitation(invited(), APPLICANT, INVITED.id(), NOW),
            ReviewSteps.requestInformation(
                inReview(),
                REVIEWER,
                new InformationRequest(List.of("Wo ist die Satzung?"), TODAY.plusDays(14)),
                NOW),
            ReviewSteps.approve(recommended(inReview(), Verdict.ACCREDIT), APPROVER, null, NOW),
            ReviewSteps.approve(recommended(inReview(), Verdict.REJECT), APPROVER, null, NOW),
            TermSteps.renew(
                accredited(), APPLICANT, TERMS, PartnerExamples.endOf(UNTIL.minusDays(31))),
            ReviewSteps.approve(recommended(renewed, Verdict.REJECT), APPROVER, null, NOW),
            TermSteps.suspend(accredited(), REVIEWER, "Satzung geändert.", NOW),
            TermSteps.reinstate(suspended(), REVIEWER, "Satzung liegt vor.", NOW),
            TermSteps.settle(accredited(), PartnerExamples.endOf(UNTIL.minusDays(3))),
            TermSteps.settle(accredited(), end),
            ApplicantSteps.withdraw(accredited(), APPLICANT, "Wir lösen uns auf.", NOW),
            ApplicantSteps.amend(accredited(), APPLICANT, workingIn(), TERMS, NOW),
            ApplicantSteps.answer(asked(), APPLICANT, "Ist verlinkt.", NOW),
            MemberSteps.invite(
                applied(),
                APPLICANT,
                NewInvitation.of(MemberRole.EDITOR, null, "für Kim im Vorstand"),
                Duration.ofDays(7),
                NOW),
            MemberSteps.invite(
                applied(),
                APPLICANT,
                NewInvitation.of(MemberRole.OWNER, "colleague", null),
                Duration.ofDays(7),
                NOW),
            MemberSteps.remove(MemberExamples.withEditor(), EDITOR, EDITOR.id(), NOW),
            MemberSteps.remove(MemberExamples.withEditor(), APPLICANT, EDITOR.id(), NOW),
            MemberSteps.forget(MemberExamples.withEditor(), APPLICANT.id(), NOW))
        .flatMap(decision -> PartnerExamples.facts(decision).stream());
  }

  @ParameterizedTest
  @MethodSource("announcements")
  void saysWhatItsSchemaPromises(Announcement announcement) {
    Contracts.assertAsPromised(announcement.type(), JSON.writeValueAsString(announcement.data()));
  }

  @Test
  void promisesNothingThatItNeverSays() {
    assertThat(
            Contracts.schemas().stream()
                .map(it -> it.getFileName().toString().replace(".schema.json", ""))
                .filter(it -> !it.startsWith("engagement-")))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(announcements().map(Announcement::type), Stream.of(ERASED))
                .map(it -> it.substring("partners.".length()))
                .distinct()
                .toList());
  }

  @Test
  void saysWhoNobodyIsAndNothingInAPersonsWords() {
    Set<String> named =
        Set.of("partners.partner-accredited.v1", "partners.partner-profile-changed.v1");
    assertThat(announcements().toList())
        .isNotEmpty()
        .allSatisfy(it -> {
          String json = JSON.writeValueAsString(it.data());
          assertThat(json)
              .doesNotContain("Kim", "@", "Satzung", "geprüft", "auf.", "Venloer")
              .doesNotContain("reviewer", "approver");
          assertThat(json.contains("Veedel Digital")).isEqualTo(named.contains(it.type()));
        });
  }

  @Test
  void givesAnExampleOfEachThatKeepsItsPromise() {
    assertThat(Contracts.examples()).hasSameSizeAs(Contracts.schemas());
    for (Path example : Contracts.examples()) {
      String name = example.getFileName().toString().replace(".example.json", "");
      Contracts.assertAsPromised("partners." + name, Contracts.read(example));
    }
  }

  /** The part of an AsyncAPI document that names messages. */
  record Described(Map<String, Channel> channels, Map<String, Operation> operations) {

    record Channel(Map<String, Told> messages) {}

    record Told(String name, Reference payload) {}

    record Operation(String action, List<Reference> messages) {}

    record Reference(@JsonProperty("$ref") String ref) {}
  }

  @Test
  void describesEachMessageByItsSchemaAndNoOther() {
    Described described =
        JSON.rebuild()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build()
            .convertValue(
                new Yaml().load(Contracts.read(Path.of("contracts", "asyncapi.yaml"))),
                Described.class);
    Map<String, Described.Told> told =
        Objects.requireNonNull(described.channels().get("partners")).messages();

    assertThat(told.values().stream().map(it -> it.payload().ref()))
        .containsExactlyInAnyOrderElementsOf(
            Contracts.schemas().stream().map(it -> "sends/" + it.getFileName()).toList());
    assertThat(told.values())
        .allSatisfy(it ->
            assertThat(it.payload().ref())
                .isEqualTo("sends/" + it.name().replaceFirst("^partners\\.", "") + ".schema.json"));
    assertThat(Contracts.examples().stream().map(it -> it.getFileName().toString()))
        .containsExactlyInAnyOrderElementsOf(
            told.values().stream()
                .map(it -> it.name().replaceFirst("^partners\\.", "") + ".example.json")
                .toList());
    assertThat(
            described.operations().values().stream()
                .filter(it -> it.action().equals("send"))
                .flatMap(it -> it.messages().stream())
                .map(Described.Reference::ref))
        .containsExactlyInAnyOrderElementsOf(
            told.keySet().stream().map(it -> "#/channels/partners/messages/" + it).toList());
  }

  /** Found beside each service, so that none has to be named here. */
  @Test
  void givesEveryNeighbourWhatItNeeds() {
    assertThat(Contracts.needs()).isNotEmpty();
    for (Path need : Contracts.needs()) {
      String name = need.getFileName().toString().replace(".schema.json", ".example.json");
      Path example = Path.of("contracts", "sends", name);
      assertThat(example).as("needed by %s", need).exists();
      Contracts.assertValid(need, Contracts.read(example));
    }
  }
}
