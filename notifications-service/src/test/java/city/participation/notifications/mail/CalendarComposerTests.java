package city.participation.notifications.mail;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.parameter.ParticipationStatus;
import city.participation.notifications.wording.Matter;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarComposerTests {

  @Test
  void putsAnEventIntoTheCalendar() throws Exception {
    ICalendar calendar = CalendarParts.invitation(mail(Matter.REGISTRATION_CONFIRMED, "REQUEST"));

    assertThat(calendar.getVersion()).isEqualTo(ICalVersion.V2_0);
    assertThat(calendar.validate(ICalVersion.V2_0).isEmpty()).isTrue();
    assertThat(calendar.getMethod().getValue()).isEqualTo("REQUEST");
    VEvent event = calendar.getEvents().getFirst();
    assertThat(event.getUid().getValue()).isEqualTo("event-1");
    assertThat(event.getSequence().getValue()).isEqualTo(1);
    assertThat(event.getStatus().isConfirmed()).isTrue();
    assertThat(event.getSummary().getValue()).isEqualTo("Bürgerdialog Ehrenfeld");
    assertThat(event.getLocation().getValue())
        .isEqualTo("Bürgerzentrum Ehrenfeld, 50825 Köln oder online");
    assertThat(event.getDateStart().getValue().toInstant()).isEqualTo("2027-03-18T17:00:00Z");
    assertThat(event.getDateEnd().getValue().toInstant()).isEqualTo("2027-03-18T19:30:00Z");
    assertThat(event.getDateTimeStamp().getValue().toInstant()).isEqualTo(MailExamples.NOON);
    assertThat(event.getOrganizer().getEmail()).isEqualTo("beteiligung@example.org");
    assertThat(event.getOrganizer().getCommonName()).isEqualTo("Stadt Köln");
    assertThat(event.getAttendees())
        .singleElement()
        .satisfies(attendee -> {
          assertThat(attendee.getEmail()).isEqualTo("erika@example.org");
          assertThat(attendee.getParticipationStatus()).isEqualTo(ParticipationStatus.ACCEPTED);
          assertThat(attendee.getRsvp()).isFalse();
        });
    assertThat(event.getUrl().getValue())
        .as("which others may see who see the calendar")
        .isEqualTo("https://participation.example.org/events/event-1");
    assertThat(calendar.getTimezoneInfo().getTimezone(event.getDateStart()).getTimeZone().getID())
        .isEqualTo("Europe/Berlin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"REGISTRATION_CANCELLED", "EVENT_CANCELLED", "EVENT_POSTPONED"})
  void takesAnEventOutOfTheCalendar(Matter matter) throws Exception {
    MimeMessage mail = mail(matter, "CANCEL");
    ICalendar calendar = CalendarParts.invitation(mail);

    assertThat(calendar.getMethod().getValue()).isEqualTo("CANCEL");
    VEvent event = calendar.getEvents().getFirst();
    assertThat(event.getUid().getValue()).isEqualTo("event-1");
    assertThat(event.getStatus().isCancelled()).isTrue();
    assertThat(event.getAttendees()).hasSize(1);
    assertThat(CalendarParts.of(mail, "text/calendar")).as("no file to be saved").hasSize(1);
  }

  @Test
  void isTheLastOfTheAlternativesAndAFileBeside() throws Exception {
    MimeMessage mail = mail(Matter.REGISTRATION_CONFIRMED, "REQUEST");

    List<Part> alternatives = CalendarParts.of(mail, "text/*");
    assertThat(alternatives)
        .extracting(part -> new ContentType(part.getContentType()).getBaseType())
        .containsExactly("text/plain", "text/html", "text/calendar", "text/calendar");
    ContentType type = new ContentType(alternatives.get(2).getContentType());
    assertThat(type.getParameter("method")).isEqualTo("REQUEST");
    assertThat(type.getParameter("charset")).isEqualTo("UTF-8");
    assertThat(alternatives.get(2).getDisposition()).isNull();
    assertThat(alternatives.get(3).getDisposition()).isEqualTo(Part.ATTACHMENT);
    assertThat(alternatives.get(3).getFileName()).isEqualTo("termin.ics");
    assertThat(source(mail)).contains("Content-Type: multipart/alternative");
  }

  @ParameterizedTest
  @ValueSource(strings = {"REGISTRATION_WAITLISTED", "EVENT_REMINDER"})
  void leavesTheCalendarAloneOtherwise(Matter matter) throws Exception {
    assertThat(CalendarParts.of(mail(matter, null), "text/calendar")).isEmpty();
  }

  /** The hour that clocks show twice, before and after they were put back, and summer. */
  @ParameterizedTest
  @CsvSource({
    "2027-10-31T00:30:00Z, DTSTART:20271031T003000Z",
    "2027-10-31T01:30:00Z, DTSTART:20271031T013000Z",
    "2027-03-28T01:00:00Z, DTSTART;TZID=Europe/Berlin:20270328T030000",
    "2027-07-01T16:00:00Z, DTSTART;TZID=Europe/Berlin:20270701T180000"
  })
  void meansTheSameMomentWhateverTheClocksDo(Instant start, String line) throws Exception {
    Map<String, String> parameters = new HashMap<>(MailExamples.event());
    parameters.put("startsAt", start.toString());
    parameters.put("endsAt", start.plusSeconds(5_400).toString());
    MimeMessage mail = mail(Matter.REGISTRATION_CONFIRMED, "REQUEST", parameters);

    assertThat(lines(mail)).contains(line);
    VEvent event = CalendarParts.invitation(mail).getEvents().getFirst();
    assertThat(event.getDateStart().getValue().toInstant()).isEqualTo(start);
    assertThat(event.getDateEnd().getValue().toInstant()).isEqualTo(start.plusSeconds(5_400));
  }

  @Test
  void keepsEveryLineShortAndEveryLetterWhole() throws Exception {
    String title = "Ä😀,;\\: \"Straßenbäume\" ".repeat(5).strip();
    Map<String, String> parameters = new HashMap<>(MailExamples.event());
    parameters.put("eventDe", title);
    MimeMessage mail = mail(Matter.REGISTRATION_CONFIRMED, "REQUEST", parameters);

    assertThat(lines(mail)).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
    assertThat(CalendarParts.invitation(mail).getEvents().getFirst().getSummary().getValue())
        .isEqualTo(title);
  }

  private static List<String> lines(MimeMessage mail) throws Exception {
    byte[] calendar =
        CalendarParts.of(mail, "text/calendar").getFirst().getInputStream().readAllBytes();
    String text = new String(calendar, StandardCharsets.UTF_8);
    assertThat(text).endsWith("END:VCALENDAR\r\n").doesNotContain("\uFFFD");
    return List.of(text.split("\r\n"));
  }

  private static MimeMessage mail(Matter matter, String step) throws Exception {
    return mail(matter, step, MailExamples.event());
  }

  private static MimeMessage mail(Matter matter, String step, Map<String, String> event)
      throws Exception {
    Map<String, String> parameters = new HashMap<>(event);
    if (step != null) {
      parameters.put("calendar", step);
    }
    MimeMessage message = new MimeMessage(Session.getInstance(new Properties()));
    Mail mail = MailExamples.of(matter, parameters, "registration-1");
    MailExamples.composer().compose(message, mail, MailExamples.GERMAN);
    return new MimeMessage(
        Session.getInstance(new Properties()),
        new ByteArrayInputStream(source(message).getBytes(StandardCharsets.UTF_8)));
  }

  private static String source(MimeMessage mail) throws Exception {
    var written = new ByteArrayOutputStream();
    mail.writeTo(written);
    return written.toString(StandardCharsets.UTF_8);
  }
}
