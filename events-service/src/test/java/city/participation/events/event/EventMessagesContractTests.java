package city.participation.events.event;

import static city.participation.events.event.EventExamples.LINK;
import static city.participation.events.event.EventExamples.NOW;
import static city.participation.events.event.EventExamples.REASON;
import static city.participation.events.event.EventExamples.STAFF;
import static city.participation.events.event.EventExamples.at;
import static city.participation.events.event.EventExamples.documentation;
import static city.participation.events.event.EventExamples.documented;
import static city.participation.events.event.EventExamples.held;
import static city.participation.events.event.EventExamples.inDays;
import static city.participation.events.event.EventExamples.plan;
import static city.participation.events.event.EventExamples.postponed;
import static city.participation.events.event.EventExamples.reschedule;
import static city.participation.events.event.EventExamples.schedule;
import static city.participation.events.event.EventExamples.scheduled;
import static org.assertj.core.api.Assertions.assertThat;

import city.participation.events.Contracts;
import city.participation.events.content.Documentation;
import city.participation.events.content.Texts;
import city.participation.messaging.outbox.Announcement;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** What the model says, put into words by the messaging edge, is what the contracts promise. */
class EventMessagesContractTests {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(it -> it.withValueInclusion(JsonInclude.Include.NON_NULL))
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  static Stream<Announcement> announcements() {
    try (var edge =
        new AnnotationConfigApplicationContext("city.participation.events.event.messaging")) {
      EventAnnouncements announcements = edge.getBean(EventAnnouncements.class);
      return facts().map(announcements::of).toList().stream();
    }
  }

  private static Stream<EventFact> facts() {
    Documentation bare =
        new Documentation(
            null,
            "https://ratsinformation.example/protokolle/4711",
            null,
            new Texts("Zwölf Ideen wurden gesammelt.", "Twelve ideas were collected."),
            List.of());
    return Stream.of(
            schedule(plan()),
            schedule(online()),
            reschedule(scheduled(), at(inDays(12), inDays(13)), NOW),
            reschedule(scheduled(), online(), NOW),
            reschedule(postponed(), plan(), NOW),
            SchedulingSteps.postpone(scheduled(), STAFF, REASON, NOW),
            SchedulingSteps.cancel(scheduled(), STAFF, REASON, NOW),
            CalendarSteps.settle(scheduled(), inDays(33)),
            EventSteps.document(held(), STAFF, documentation(), null, inDays(20)),
            EventSteps.document(held(), STAFF, bare, REASON, inDays(20)),
            EventSteps.correct(documented(), STAFF, bare, REASON, inDays(21)))
        .flatMap(decision -> EventExamples.facts(decision).stream());
  }

  /** With as little as there can be. */
  private static EventPlan online() {
    return new EventPlan(
        null,
        inDays(10),
        inDays(10).plus(Duration.ofHours(2)),
        AttendanceMode.ONLINE,
        null,
        LINK,
        null,
        List.of());
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
                .filter(it -> it.startsWith("event-")))
        .containsExactlyInAnyOrderElementsOf(
            announcements().map(it -> it.type().substring("events.".length())).distinct().toList());
  }

  @Test
  void saysWhoNobodyIsNothingInAPersonsWordsAndNoLink() {
    assertThat(announcements().toList())
        .isNotEmpty()
        .allSatisfy(it ->
            assertThat(JSON.writeValueAsString(it.data()))
                .doesNotContain(
                    STAFF.id(),
                    LINK,
                    "https://",
                    "Wasserschaden",
                    "Beispiel",
                    "gesammelt",
                    "eröffnet"));
  }
}
