package city.participation.notifications.mail;

import city.participation.notifications.pass.ExamplePasses;
import city.participation.notifications.pass.GuestPasses;
import city.participation.notifications.wording.Matter;
import city.participation.notifications.wording.Wordings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

final class MailExamples {

  static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  static final GuestPasses PASSES = ExamplePasses.at(Clock.fixed(NOON, ZoneOffset.UTC));
  static final Addressee GERMAN = new Addressee("erika@example.org", Locale.GERMAN);
  static final Addressee ENGLISH = new Addressee("eric@example.org", Locale.ENGLISH);

  static final String GUEST = GuestPasses.newGuest();

  private MailExamples() {}

  static MailProperties properties() {
    return properties(
        "https://participation.example.org/guests/{event}?registration={registration}#{pass}");
  }

  static MailComposer withoutGuestLink() {
    return composer(properties(null));
  }

  private static MailProperties properties(@Nullable String guestLink) {
    return new MailProperties(
        "Stadt Köln <beteiligung@example.org>",
        "https://participation.example.org/ideas/{idea}",
        "https://participation.example.org/partners/{partner}",
        "https://participation.example.org/partners/{partner}?invitation={invitation}",
        "https://participation.example.org/events/{event}",
        "https://participation.example.org/events/{event}?registration={registration}",
        guestLink,
        "https://participation.example.org/confirm?token={token}",
        Duration.ofSeconds(1),
        Duration.ofSeconds(20),
        Duration.ofMinutes(2),
        50,
        Duration.ofSeconds(30),
        Duration.ofHours(1),
        Duration.ofSeconds(30),
        Duration.ofDays(30));
  }

  static MailComposer composer() {
    return composer(properties());
  }

  static MailComposer composer(MailProperties properties) {
    var wordings = new Wordings();
    var links = links(properties);
    return new MailComposer(
        wordings, properties, links, new CalendarComposer(wordings, properties, links));
  }

  static MailLinks links(MailProperties properties) {
    return new MailLinks(properties, PASSES);
  }

  static Mail published(String message, String title) {
    return Mail.queued(
        message, "p1", Matter.IDEA_PUBLISHED, Map.of("title", title), "idea-1", NOON);
  }

  static Mail of(Matter matter, Map<String, String> parameters, String subject) {
    return Mail.queued("m1", "p1", matter, parameters, subject, NOON);
  }

  /** As it is told of with what becomes of a registration. */
  static Map<String, String> event() {
    return Map.of(
        "eventId", "event-1",
        "eventDe", "Bürgerdialog Ehrenfeld",
        "eventEn", "Citizens' dialogue",
        "startsAt", "2027-03-18T17:00:00Z",
        "endsAt", "2027-03-18T19:30:00Z",
        "place", "Bürgerzentrum Ehrenfeld, 50825 Köln",
        "attendance", "HYBRID",
        "sequence", "1",
        "seats", "2");
  }

  /** To a guest; {@code parameters} beside the event's id. */
  static Mail toGuest(Matter matter, @Nullable String subject, Map<String, String> parameters) {
    Map<String, String> all = new HashMap<>(parameters);
    all.put("eventId", "event-1");
    return Mail.queued("m1", GUEST, matter, all, subject, NOON);
  }

  static Mail confirmation(String token) {
    return Mail.queued(
        "request",
        "p1",
        Matter.ADDRESS_TO_CONFIRM,
        Map.of("token", token, "hours", "24"),
        null,
        NOON);
  }
}
