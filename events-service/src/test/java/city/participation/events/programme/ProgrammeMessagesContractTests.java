package city.participation.events.programme;

import static city.participation.events.programme.ProgrammeExamples.FIRST;
import static city.participation.events.programme.ProgrammeExamples.NOW;
import static city.participation.events.programme.ProgrammeExamples.STAFF;
import static city.participation.events.programme.ProgrammeExamples.announced;
import static city.participation.events.programme.ProgrammeExamples.closed;
import static city.participation.events.programme.ProgrammeExamples.evaluating;
import static city.participation.events.programme.ProgrammeExamples.inDays;
import static city.participation.events.programme.ProgrammeExamples.planned;
import static city.participation.events.programme.ProgrammeExamples.results;
import static org.assertj.core.api.Assertions.assertThat;

import city.participation.events.Contracts;
import city.participation.messaging.outbox.Announcement;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** What the model says, put into words by the messaging edge, is what the contracts promise. */
class ProgrammeMessagesContractTests {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(it -> it.withValueInclusion(JsonInclude.Include.NON_NULL))
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  static Stream<Announcement> announcements() {
    try (var edge =
        new AnnotationConfigApplicationContext("city.participation.events.programme.messaging")) {
      ProgrammeAnnouncements announcements = edge.getBean(ProgrammeAnnouncements.class);
      return facts().map(announcements::of).toList().stream();
    }
  }

  private static Stream<ProgrammeFact> facts() {
    return Stream.of(
            ProgrammeSteps.announce(planned(), STAFF, "Der Rat hat es beschlossen.", NOW),
            CalendarSteps.settle(announced(), inDays(33)),
            StageSteps.reopen(
                evaluating(), STAFF, FIRST, inDays(50), "Die Website stand still.", inDays(40)),
            ProgrammeSteps.close(evaluating(), STAFF, results(), null, inDays(40)),
            ProgrammeSteps.callOff(
                announced(), STAFF, results(), "Der Rat hat es beschlossen.", NOW),
            ProgrammeSteps.archive(closed(), STAFF, null, inDays(41)))
        .flatMap(decision -> ProgrammeExamples.facts(decision).stream());
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
                .filter(it -> it.startsWith("programme-") || it.startsWith("stage-")))
        .containsExactlyInAnyOrderElementsOf(
            announcements().map(it -> it.type().substring("events.".length())).distinct().toList());
  }

  @Test
  void saysWhoNobodyIsAndNothingInAPersonsWords() {
    assertThat(announcements().toList())
        .isNotEmpty()
        .allSatisfy(it ->
            assertThat(JSON.writeValueAsString(it.data()))
                .doesNotContain(STAFF.id(), "beschlossen", "Website", "umgesetzt"));
  }
}
