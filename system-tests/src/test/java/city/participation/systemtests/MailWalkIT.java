package city.participation.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.ICalendar;
import biweekly.component.VEvent;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Somebody with nothing but a mail address takes part: the address is proven by a mail, and mails
 * keep their calendar right.
 */
@ExtendWith(SharedSuite.class)
class MailWalkIT {

  private static final String STAFF = "demo-staff-1";
  private static final Pattern PASS = Pattern.compile("local\\.[\\w-]{32}\\.[\\w-]{86}");
  private static final String REASON = "Der Saal ist nach einem Wasserschaden gesperrt.";

  private final Instant now = Instant.now(Clock.systemUTC());
  private final String address = UUID.randomUUID() + "@example.org";

  @Test
  void hasASeatByMailAndACalendarThatFollows(Api api, MailServer mails) {
    var hall = "Saal " + UUID.randomUUID();
    var start = Instant.ofEpochSecond(now.plus(Duration.ofDays(5)).getEpochSecond());
    var event =
        Events.opened(api, Programmes.announced(api, "Köln 21 schreibt Mails"), hall, start, 1);
    var path = Events.PATH + "/" + event;

    api.send(
            api.request(null, "/api/notifications/guest-links")
                .header("Content-Type", "application/json")
                .POST(Api.json(Map.of("address", address, "language", "de", "event", event))))
        .expect(202);
    var asked = mails.mail(address, 1).text();
    assertThat(asked).contains(path);
    var pass = passIn(asked);
    var registration =
        api.send(
                api.request(null, path + "/registrations")
                    .header("Guest-Pass", pass)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{}")))
            .expect(201)
            .json();
    assertThat(registration.required("status").asString()).isEqualTo("CONFIRMED");

    var confirmation = mails.mail(address, 2);
    assertThat(confirmation.text()).contains("Werkstatt im Veedel", hall, path);
    var confirmed = confirmation.invitation();
    assertThat(confirmed.getMethod().getValue()).isEqualTo("REQUEST");
    assertThat(entry(confirmed).getUid().getValue()).isEqualTo(event);
    assertThat(startOf(confirmed)).isEqualTo(start);
    assertThat(entry(confirmed).getLocation().getValue()).contains(hall);

    var later = start.plus(Duration.ofDays(1));
    var moved =
        Steps.step(
            api,
            STAFF,
            Events.PATH,
            api.get(STAFF, path).expect(200),
            "rescheduling",
            Map.of(
                "reason", REASON,
                "startsAt", later.toString(),
                "endsAt", later.plus(Duration.ofHours(2)).toString()));
    var corrected = mails.mail(address, 3).invitation();
    assertThat(corrected.getMethod().getValue()).isEqualTo("REQUEST");
    assertThat(startOf(corrected)).isEqualTo(later);

    Steps.step(api, STAFF, Events.PATH, moved, "cancellation", Map.of("reason", REASON));
    var last = mails.mail(address, 4);
    assertThat(last.text()).contains("findet nicht statt", path);
    var cancelled = last.invitation();
    assertThat(cancelled.getMethod().getValue()).isEqualTo("CANCEL");
    assertThat(entry(cancelled).getStatus().isCancelled()).isTrue();
    assertThat(List.of(confirmed, corrected, cancelled))
        .extracting(it -> entry(it).getUid().getValue())
        .containsOnly(event);
    assertThat(List.of(confirmed, corrected, cancelled))
        .extracting(it -> entry(it).getSequence().getValue())
        .isSorted()
        .doesNotHaveDuplicates();
  }

  private static String passIn(String mail) {
    var pass = PASS.matcher(mail);
    assertThat(pass.find()).as(mail).isTrue();
    return pass.group();
  }

  private static VEvent entry(ICalendar calendar) {
    return calendar.getEvents().getFirst();
  }

  private static Instant startOf(ICalendar calendar) {
    return entry(calendar).getDateStart().getValue().toInstant();
  }
}
