package city.participation.events.series;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.events.content.EventContent;
import city.participation.events.content.EventFormat;
import city.participation.events.content.Texts;
import city.participation.events.event.AttendanceMode;
import city.participation.events.event.EventDraft;
import city.participation.events.event.EventPlan;
import city.participation.events.event.RegistrationWindow;
import city.participation.events.series.Expansion.Expanding;
import city.participation.events.series.Refusal.Flaw;
import city.participation.events.series.Refusal.Flawed;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When the events of a series are, by the city's clocks. */
class ExpansionTests {

  private static final Instant NOW = Instant.parse("2027-01-04T09:00:00Z");

  /** A Tuesday, in winter. */
  private static final Instant FIRST = moment("2027-03-16T19:00:00+01:00");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FREQ=WEEKLY;COUNT=3 | 2027-03-16T19:00+01:00 2027-03-23T19:00+01:00 2027-03-30T19:00+02:00",
        "FREQ=WEEKLY;BYDAY=TU,TH;COUNT=3 | 2027-03-16T19:00+01:00 2027-03-18T19:00+01:00 2027-03-23T19:00+01:00",
        "FREQ=WEEKLY;INTERVAL=2;UNTIL=20270413 | 2027-03-16T19:00+01:00 2027-03-30T19:00+02:00 2027-04-13T19:00+02:00",
        "FREQ=WEEKLY;UNTIL=20270323T180000Z | 2027-03-16T19:00+01:00 2027-03-23T19:00+01:00",
        "FREQ=WEEKLY;UNTIL=20270323T185959 | 2027-03-16T19:00+01:00",
        "FREQ=MONTHLY;BYDAY=3TU;COUNT=2 | 2027-03-16T19:00+01:00 2027-04-20T19:00+02:00",
        "FREQ=DAILY;INTERVAL=10;COUNT=2 | 2027-03-16T19:00+01:00 2027-03-26T19:00+01:00",
      })
  void staysAtItsHourOverTheChangeOfTheClocks(String rule, String starts) {
    assertThat(starts(new SeriesPlan(rule, List.of(), List.of()), FIRST))
        .containsExactlyElementsOf(
            Arrays.stream(starts.split(" "))
                .map(it -> OffsetDateTime.parse(it).toInstant())
                .toList());
  }

  /** Then nobody can come at half past two; an hour later is the same moment by the old clock. */
  @Test
  void isThereInTheNightInWhichTheHourIsNot() {
    assertThat(
            starts(
                new SeriesPlan("FREQ=DAILY;COUNT=3", List.of(), List.of()),
                moment("2027-03-27T02:30:00+01:00")))
        .containsExactly(
            moment("2027-03-27T02:30:00+01:00"),
            moment("2027-03-28T03:30:00+02:00"),
            moment("2027-03-29T02:30:00+02:00"));
    assertThat(
            starts(
                new SeriesPlan("FREQ=DAILY;COUNT=3", List.of(), List.of()),
                moment("2027-10-30T02:30:00+02:00")))
        .as("of two the first")
        .containsExactly(
            moment("2027-10-30T02:30:00+02:00"),
            moment("2027-10-31T02:30:00+02:00"),
            moment("2027-11-01T02:30:00+01:00"));
  }

  @Test
  void leavesOutAndTakesInSingleMoments() {
    assertThat(
            starts(
                new SeriesPlan(
                    "FREQ=WEEKLY;COUNT=3",
                    List.of(moment("2027-03-30T19:00:00+02:00")),
                    List.of(moment("2027-03-17T18:00:00+01:00"))),
                FIRST))
        .containsExactly(
            FIRST, moment("2027-03-17T18:00:00+01:00"), moment("2027-03-23T19:00:00+01:00"));
  }

  @ParameterizedTest
  @CsvSource({
    "nonsense, NO_RULE",
    "FREQ=WEEKLY;COUNT=x, NO_RULE",
    "FREQ=WEEKLY;COUNT=0, NO_RULE",
    "FREQ=WEEKLY;COUNT=-1, NO_RULE",
    "FREQ=HOURLY;COUNT=2, NO_RULE",
    "FREQ=YEARLY;COUNT=2, NO_RULE",
    "FREQ=WEEKLY;BYHOUR=9;COUNT=2, NO_RULE",
    "FREQ=WEEKLY;BYDAY=XX;COUNT=2, NO_RULE",
    "FREQ=WEEKLY;INTERVAL=0;COUNT=2, NO_RULE",
    "FREQ=WEEKLY;COUNT=2;COUNT=3, NO_RULE",
    "FREQ=WEEKLY;UNTIL=soon, NO_RULE",
    "COUNT=2, NO_RULE",
    "FREQ=WEEKLY, COUNT_OR_UNTIL",
    "FREQ=WEEKLY;COUNT=2;UNTIL=20270401, COUNT_OR_UNTIL",
    "FREQ=WEEKLY;COUNT=61, TOO_MANY",
    "FREQ=DAILY;UNTIL=20270601, TOO_MANY",
    "FREQ=MONTHLY;BYDAY=3TU;COUNT=26, TOO_LONG",
    "FREQ=WEEKLY;INTERVAL=4;UNTIL=20290401, TOO_LONG",
    "FREQ=WEEKLY;BYDAY=MO;COUNT=3, MISSES_START",
    "FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2;COUNT=2, MISSES_START",
    "FREQ=WEEKLY;UNTIL=20270301, MISSES_START",
  })
  void saysWhatItCannotDo(String rule, Flaw flaw) {
    assertThat(Expansion.starts(new SeriesPlan(rule, List.of(), List.of()), FIRST, NOW))
        .isEqualTo(new Expanding.Refused(new Flawed("/rule", flaw)));
  }

  @Test
  void saysWhichMomentIsWrong() {
    Instant other = FIRST.plusSeconds(60);
    assertThat(refused(List.of(FIRST, other), List.of()))
        .isEqualTo(new Flawed("/excluded/1", Flaw.NO_OCCURRENCE));
    assertThat(refused(List.of(), List.of(other, FIRST)))
        .isEqualTo(new Flawed("/added/1", Flaw.REPEATED));
    assertThat(refused(List.of(), List.of(NOW))).isEqualTo(new Flawed("/added/0", Flaw.PAST));
    assertThat(refused(List.of(), List.of(moment("2029-03-16T19:00:01+01:00"))))
        .isEqualTo(new Flawed("/added/0", Flaw.TOO_LONG));
    assertThat(refused(List.of(FIRST, FIRST.plusSeconds(7 * 86_400)), List.of()))
        .isEqualTo(new Flawed("/excluded", Flaw.EMPTY));
    assertThat(
            Expansion.starts(
                new SeriesPlan("FREQ=WEEKLY;COUNT=2", List.of(), List.of()), FIRST, FIRST))
        .isEqualTo(new Expanding.Refused(new Flawed("/rule", Flaw.PAST)));
  }

  @Test
  void keepsTheLengthAndTheRegistrationByTheClocks() {
    EventDraft template =
        new EventDraft(
            "programme",
            new EventContent(
                new Texts("Sprechstunde", null),
                new Texts("Eine Stunde für alle Fragen.", null),
                EventFormat.CONSULTATION_HOUR,
                List.of("de"),
                0,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of()),
            new EventPlan(
                null,
                FIRST,
                moment("2027-03-16T21:00:00+01:00"),
                AttendanceMode.ONLINE,
                null,
                "https://konferenz.example",
                new RegistrationWindow(moment("2027-03-01T08:00:00+01:00"), null),
                List.of("sina")));
    EventPlan plan = Expansion.draft(template, moment("2027-03-30T19:00:00+02:00")).plan();
    assertThat(plan.endsAt()).isEqualTo(moment("2027-03-30T21:00:00+02:00"));
    assertThat(plan.registration())
        .isEqualTo(new RegistrationWindow(moment("2027-03-15T08:00:00+01:00"), null));
    assertThat(plan.owners()).containsExactly("sina");
  }

  private static List<Instant> starts(SeriesPlan plan, Instant first) {
    return switch (Expansion.starts(plan, first, NOW)) {
      case Expanding.Starts(List<Instant> all) -> all;
      case Expanding.Refused(Refusal why) -> throw new AssertionError("Refused: " + why);
    };
  }

  private static Refusal refused(List<Instant> excluded, List<Instant> added) {
    return switch (Expansion.starts(
        new SeriesPlan("FREQ=WEEKLY;COUNT=2", excluded, added), FIRST, NOW)) {
      case Expanding.Starts(List<Instant> all) -> throw new AssertionError("Taken: " + all);
      case Expanding.Refused(Refusal why) -> why;
    };
  }

  private static Instant moment(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }
}
