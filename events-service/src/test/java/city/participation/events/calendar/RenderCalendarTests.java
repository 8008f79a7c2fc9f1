package city.participation.events.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.ICalendar;
import biweekly.component.VEvent;
import city.participation.events.event.EventStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What calendar programs read; parsed by another library than the one that wrote it. */
class RenderCalendarTests {

  @Test
  void tellsAllOfAnEvent() {
    String text = CalendarExamples.rendered(CalendarExamples.event());
    VEvent event = CalendarExamples.only(text);
    assertThat(event.getUid().getValue()).isEqualTo(CalendarExamples.ID);
    assertThat(event.getSequence().getValue()).isEqualTo(2);
    assertThat(event.getStatus().isConfirmed()).isTrue();
    assertThat(event.getTransparency().isTransparent()).isTrue();
    assertThat(event.getSummary().getValue()).isEqualTo("Bürgerdialog Ehrenfeld");
    assertThat(event.getUrl().getValue())
        .isEqualTo("https://mitwirkung.example/termine/" + CalendarExamples.ID);
    assertThat(event.getLocation().getValue())
        .isEqualTo("Bürgerzentrum Ehrenfeld, Venloer Straße 429, 50825 Köln (auch online)");
    assertThat(event.getGeo().getLatitude()).isEqualTo(50.95);
    assertThat(event.getGeo().getLongitude()).isEqualTo(6.917);
    assertThat(event.getCategories().getFirst().getValues()).containsExactly("Bürgerdialog");
    assertThat(event.getDescription().getValue())
        .isEqualTo(
            "Was braucht das Veedel von morgen?\n\nBarrierefreiheit: stufenlos, Höranlage\n"
                + "Sprachen: Deutsch, Türkisch\nDie Teilnahme ist kostenlos.");
    Date changed = Date.from(Instant.parse("2026-11-27T09:15:00Z"));
    assertThat(event.getDateTimeStamp().getValue()).isEqualTo(changed);
    assertThat(event.getLastModified().getValue()).isEqualTo(changed);
    assertThat(text)
        .as("a link is for those who are confirmed")
        .doesNotContain("konferenz")
        .as("of nobody whom a method would need")
        .doesNotContain("METHOD", "ORGANIZER");
  }

  @Test
  void saysHowOftenToAskAgain() {
    ICalendar calendar =
        CalendarExamples.parsed(CalendarExamples.rendered(CalendarExamples.event()));
    assertThat(calendar.getNames().getFirst().getValue()).isEqualTo("Veranstaltungen");
    assertThat(calendar.getRefreshInterval().getValue().toMillis())
        .isEqualTo(Duration.ofHours(1).toMillis());
    assertThat(calendar.getExperimentalProperty("X-PUBLISHED-TTL").getValue()).isEqualTo("PT1H");
  }

  @Test
  void speaksEnglishWithWhoeverAsksForIt() {
    VEvent event =
        CalendarExamples.only(
            CalendarExamples.rendered(
                CalendarExamples.inStatus(EventStatus.CANCELLED), Standing.PUBLIC, Language.EN));
    assertThat(event.getSummary().getValue())
        .isEqualTo("Cancelled: Citizens' dialogue in Ehrenfeld");
    assertThat(event.getDescription().getValue())
        .contains("What will the quarter need?", "Accessibility: step-free", "German, Turkish");
  }

  @Test
  void isTheSameTextHoweverOftenItIsRendered() {
    assertThat(CalendarExamples.rendered(CalendarExamples.event()))
        .isEqualTo(CalendarExamples.rendered(CalendarExamples.event()));
  }

  @ParameterizedTest
  @CsvSource({
    "winter, 2027-01-15T18:00:00Z, 2027-01-15T20:00:00Z, 20270115T190000",
    "summer, 2027-07-15T17:00:00Z, 2027-07-15T19:00:00Z, 20270715T190000",
    "over the hour that is not there, 2027-03-27T22:00:00Z, 2027-03-28T02:00:00Z, 20270327T230000",
    "right after it, 2027-03-28T01:00:00Z, 2027-03-28T02:00:00Z, 20270328T030000",
    "over both of the hour shown twice, 2027-10-30T21:00:00Z, 2027-10-31T03:00:00Z, 20271030T230000",
  })
  void staysAtItsHourByTheClocksOfTheCity(
      String when, Instant startsAt, Instant endsAt, String shown) {
    String text = CalendarExamples.rendered(CalendarExamples.at(startsAt, endsAt));
    assertMoments(text, startsAt, endsAt);
    assertThat(text).as(when).contains("DTSTART;TZID=Europe/Berlin:" + shown + "\r\n");
  }

  @ParameterizedTest
  @CsvSource({
    "from its first to its second, 2027-10-31T00:30:00Z, 2027-10-31T01:30:00Z",
    "begins in its first, 2027-10-31T00:00:00Z, 2027-10-31T04:00:00Z",
    "begins in its second, 2027-10-31T01:00:00Z, 2027-10-31T04:00:00Z",
    "ends in its second, 2027-10-30T20:00:00Z, 2027-10-31T01:59:00Z",
  })
  void tellsTheHourThatIsShownTwiceSoThatNobodyTakesItForTheOther(
      String when, Instant startsAt, Instant endsAt) {
    String text = CalendarExamples.rendered(CalendarExamples.at(startsAt, endsAt));
    assertMoments(text, startsAt, endsAt);
    assertThat(text).as(when).contains("DTSTART:2027103").doesNotContain("DTSTART;TZID");
  }

  private static void assertMoments(String text, Instant startsAt, Instant endsAt) {
    VEvent event = CalendarExamples.only(text);
    assertThat(event.getDateStart().getValue().toInstant()).isEqualTo(startsAt);
    assertThat(event.getDateEnd().getValue().toInstant()).isEqualTo(endsAt);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ende\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:fremd",
        "Semikolon; Komma, Rückstrich \\ und \\n, \\; \\,",
        "DTSTART:20270101T000000Z\nSTATUS:CANCELLED",
        "Anführung \"x\"; :=^'n ^n",
        "Familie 👨‍👩‍👧‍👦 im Veedel, 𝕂öln 𠮷野家 und noch viel mehr als in eine Zeile geht 🎉🎉🎉🎉🎉🎉🎉🎉🎉",
      })
  void keepsWhatAHostileTitleSaysInItsTitle(String title) {
    String text = CalendarExamples.rendered(CalendarExamples.titled(title));
    ICalendar calendar = CalendarExamples.parsed(text);
    assertThat(calendar.getEvents()).hasSize(1);
    VEvent event = calendar.getEvents().getFirst();
    assertThat(event.getSummary().getValue()).isEqualToNormalizingNewlines(title);
    assertThat(event.getUid().getValue()).isEqualTo(CalendarExamples.ID);
    assertThat(event.getStatus().isConfirmed()).isTrue();
  }

  /** Wherever the fold falls, it falls between characters; of each at most 75 octets. */
  @Test
  void foldsBetweenCharactersAndByOctets() {
    for (int before = 0; before < 80; before++) {
      String title = "x".repeat(before) + "👩🏽‍🦽ä漢".repeat(20);
      String text = CalendarExamples.rendered(CalendarExamples.titled(title));
      assertThat(CalendarExamples.only(text).getSummary().getValue()).isEqualTo(title);
      for (String line : text.split("\r\n", -1)) {
        assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75);
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(line)).isTrue();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = EventStatus.class,
      names = {"CANCELLED", "POSTPONED"})
  void takesOutOfCalendarsWhatTakesNotPlace(EventStatus status) {
    for (Standing.Kind kind : Standing.Kind.values()) {
      String text =
          CalendarExamples.rendered(
              CalendarExamples.inStatus(status), new Standing(kind, null), Language.DE);
      VEvent event = CalendarExamples.only(text);
      assertThat(event.getStatus().isCancelled()).isTrue();
      assertThat(event.getTransparency().isTransparent()).isTrue();
      assertThat(event.getSummary().getValue()).matches("(Abgesagt|Verschoben): Bürger.*");
      assertThat(text).doesNotContain("konferenz");
    }
  }

  @Test
  void tellsWhoeverWaitsThatItIsNotSure() {
    Instant since = CalendarExamples.CHANGED.plusSeconds(3_600);
    VEvent event =
        CalendarExamples.only(
            CalendarExamples.rendered(
                CalendarExamples.event(), new Standing(Standing.Kind.WAITING, since), Language.DE));
    assertThat(event.getStatus().isTentative()).isTrue();
    assertThat(event.getLastModified().getValue().toInstant())
        .as("with what became of them")
        .isEqualTo(Instant.parse("2026-11-27T10:15:00Z"));
  }

  @Test
  void tellsTheLinkToWhoeverIsConfirmedOnline() {
    PublicEvent event = CalendarExamples.event();
    for (Standing.Kind kind : Standing.Kind.values()) {
      String text = CalendarExamples.rendered(event, new Standing(kind, null), Language.DE);
      assertThat(text.contains("konferenz"))
          .as(kind.name())
          .isEqualTo(kind == Standing.Kind.CONFIRMED_ONLINE);
    }
    VEvent online =
        CalendarExamples.only(
            CalendarExamples.rendered(
                event, new Standing(Standing.Kind.CONFIRMED_ONLINE, null), Language.DE));
    assertThat(online.getLocation().getValue()).isEqualTo(CalendarExamples.LINK);
    assertThat(online.getGeo()).isNull();
    assertThat(online.getTransparency().isOpaque()).isTrue();
  }

  @Test
  void namesNoPlaceOfWhatIsOnline() {
    VEvent event =
        CalendarExamples.only(
            CalendarExamples.rendered(
                CalendarExamples.event(
                    "Sprechstunde",
                    EventStatus.SCHEDULED,
                    CalendarExamples.STARTS,
                    CalendarExamples.STARTS.plusSeconds(60),
                    null)));
    assertThat(event.getLocation().getValue()).isEqualTo("Online");
    assertThat(event.getGeo()).isNull();
  }
}
