package city.participation.events.registration;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.events.Contracts;
import city.participation.events.seat.Mode;
import city.participation.events.seat.SeatStep;
import city.participation.events.seat.SeatStep.Kind;
import city.participation.messaging.outbox.Announcement;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** What happens to registrations, put into words by the messaging edge, is as promised. */
class RegistrationMessagesContractTests {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(it -> it.withValueInclusion(JsonInclude.Include.NON_NULL))
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private static final Instant NOW = Instant.parse("2027-03-01T10:00:00Z");
  private static final Set<Kind> TOLD =
      EnumSet.complementOf(EnumSet.of(Kind.RESIZED, Kind.REFUSED));

  private static final Registration ASKED =
      Registration.pending(
          "5c1d0f3e-8a72-4b6d-9e15-3f7a2b8c4d60",
          "b3f0c1d2-4e5a-8b6c-9d7e-0f1a2b3c4d5e",
          "anna",
          new Party(Mode.ON_SITE, 3, List.of(new Answer("wish", "Mehr Bäume"))),
          null,
          NOW);

  static Stream<Announcement> announcements() {
    try (var edge =
        new AnnotationConfigApplicationContext(
            "city.participation.events.registration.messaging")) {
      RegistrationAnnouncements announcements = edge.getBean(RegistrationAnnouncements.class);
      return Stream.concat(
          TOLD.stream().map(it -> ASKED.factOf(step(it), 4)),
          Stream.of(ASKED.attendance(true, NOW), ASKED.attendance(false, NOW)))
          .map(announcements::of)
          .toList()
          .stream();
    }
  }

  private static SeatStep step(Kind kind) {
    return kind == Kind.OFFERED
        ? SeatStep.offered(ASKED.id(), Mode.ON_SITE, 3, NOW.plus(Duration.ofDays(1)), NOW)
        : SeatStep.of(ASKED.id(), kind, Mode.ON_SITE, 3, NOW);
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
                .filter(it -> it.startsWith("registration-") || it.startsWith("attendance-")))
        .containsExactlyInAnyOrderElementsOf(
            announcements().map(it -> it.type().substring("events.".length())).distinct().toList());
  }

  @Test
  void saysWhoseItIsByAnIdAndNothingInTheirWords() {
    assertThat(announcements().toList())
        .hasSize(TOLD.size() + 2)
        .allSatisfy(it ->
            assertThat(JSON.writeValueAsString(it.data()))
                .contains("\"participant\":\"anna\"", "\"seats\":3")
                .doesNotContain("Bäume", "wish"));
  }
}
