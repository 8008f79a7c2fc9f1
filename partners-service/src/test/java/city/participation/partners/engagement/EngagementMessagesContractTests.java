package city.participation.partners.engagement;

import static city.participation.partners.engagement.EngagementExamples.ACCREDITED;
import static city.participation.partners.engagement.EngagementExamples.EXPIRED;
import static city.participation.partners.engagement.EngagementExamples.NOW;
import static city.participation.partners.engagement.EngagementExamples.OPEN;
import static city.participation.partners.engagement.EngagementExamples.PAULA;
import static city.participation.partners.engagement.EngagementExamples.STAFF;
import static city.participation.partners.engagement.EngagementExamples.agreed;
import static city.participation.partners.engagement.EngagementExamples.propose;
import static city.participation.partners.engagement.EngagementExamples.proposed;
import static org.assertj.core.api.Assertions.assertThat;

import city.participation.messaging.outbox.Announcement;
import city.participation.partners.Contracts;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** What the model says, put into words by the messaging edge, is what the contracts promise. */
class EngagementMessagesContractTests {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(it -> it.withValueInclusion(JsonInclude.Include.NON_NULL))
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  static Stream<Announcement> announcements() {
    try (var edge =
        new AnnotationConfigApplicationContext(
            "city.participation.partners.engagement.messaging")) {
      EngagementAnnouncements announcements = edge.getBean(EngagementAnnouncements.class);
      return Stream.of(
          propose(PAULA, ACCREDITED, OPEN),
          proposed().agree(STAFF, ACCREDITED, Optional.of(OPEN), NOW),
          proposed().decline(STAFF, ACCREDITED, "Haben wir schon.", NOW),
          agreed().settle(Optional.of(EXPIRED), Optional.of(OPEN), NOW))
          .flatMap(decision -> EngagementExamples.facts(decision).stream())
          .map(announcements::of)
          .toList()
          .stream();
    }
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
                .filter(it -> it.startsWith("engagement-")))
        .containsExactlyInAnyOrderElementsOf(
            announcements().map(it -> it.type().substring("partners.".length())).toList());
  }

  @Test
  void saysNothingInAPersonsWords() {
    assertThat(announcements().toList())
        .hasSize(4)
        .allSatisfy(it ->
            assertThat(JSON.writeValueAsString(it.data()))
                .doesNotContain("Veedel", "bezahlt", "Haben", STAFF.id()));
  }
}
