package city.participation.notifications.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.participation.notifications.Api;
import city.participation.notifications.ServiceTest;
import city.participation.notifications.circular.StartCircular;
import city.participation.notifications.event.FindEvent;
import city.participation.notifications.inbox.FindNotifications;
import city.participation.notifications.inbox.NotificationSummary;
import city.participation.notifications.registration.EraseRegistered;
import city.participation.notifications.registration.EventStory;
import city.participation.notifications.wording.Matter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.messaging.Message;
import org.springframework.test.context.TestPropertySource;

/** Whoever has seats is reminded a week, a day and two hours before, as long as that is of use. */
@ServiceTest
@TestPropertySource(
    properties = {
      "participation.circular.send-every=50ms",
      "participation.reminder.settle-every=1h"
    })
class ReminderIT {

  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration HOURS = Duration.ofHours(2);

  @LocalServerPort private int port;
  @Autowired private Consumer<Message<byte[]>> eventMessages;
  @Autowired private FindNotifications findNotifications;
  @Autowired private FindEvent findEvent;
  @Autowired private Reminders reminders;
  @Autowired private ReminderRule rule;
  @Autowired private StartCircular startCircular;
  @Autowired private EraseRegistered eraseRegistered;
  @Autowired private MongoOperations mongo;
  @Autowired private Clock clock;
  private final String registration = UUID.randomUUID().toString();
  private final String person = "person-" + UUID.randomUUID();
  private Instant now;
  private Instant start;
  private EventStory story;

  @BeforeEach
  void schedule() {
    mongo.remove(new Query(), Reminder.class);
    now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    start = now.plus(Duration.ofDays(20));
    story = new EventStory(eventMessages);
    story.event(
        "scheduled",
        Map.of(
            "startsAt", start.toString(),
            "endsAt", start.plus(HOURS).toString(),
            "scheduledAt", now.toString()));
  }

  @Test
  void remindsAWeekADayAndTwoHoursBeforeAndNeverTwice() {
    confirmed(registration, person, now);
    settleAt(start.minus(WEEK).minusMillis(1));
    for (Duration step : List.of(WEEK, DAY, HOURS)) {
      settleAt(start.minus(step));
      settleAt(start.minus(step).plusSeconds(90));
    }
    settleAt(start.plus(DAY));

    awaitRoundsEnd();
    assertThat(reminded(person))
        .hasSize(3)
        .allSatisfy(one -> {
          assertThat(one.subject()).isEqualTo(registration);
          assertThat(one.parameters())
              .containsEntry("startsAt", start.toString())
              .doesNotContainKey("calendar");
        });
    assertThat(mongo.findAll(Document.class, "reminders")).isEmpty();
    var shown =
        Api.as(port, person, "participant")
            .get("/api/notifications", "Accept-Language", "de")
            .body()
            .path("items")
            .path(0);
    assertThat(shown.path("matter").asString()).isEqualTo("event-reminder");
    assertThat(shown.path("text").asString())
        .contains("„Bürgerdialog Ehrenfeld“", "Bürgerzentrum Ehrenfeld");
    assertThat(shown.path("link").asString())
        .isEqualTo("/api/events/" + story.id() + "/registrations/" + registration);
  }

  @Test
  void remindsOnceHoweverManyInstancesLookAndWhereverTheyStop() throws Exception {
    confirmed(registration, person, now);
    Reminder week = Reminder.of(story.id(), start, WEEK, Instant.EPOCH);
    List<Callable<Boolean>> instances = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      instances.add(() -> {
        settleAt(start.minus(WEEK));
        return true;
      });
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var done : threads.invokeAll(instances)) {
        assertThat(done.get()).isTrue();
      }
    }
    awaitRoundsEnd();
    // A process ended after it had sent the reminder round and before it was forgotten.
    reminders.add(week);
    settleAt(start.minus(WEEK).plusSeconds(1));
    awaitRoundsEnd();

    assertThat(reminded(person)).extracting(NotificationSummary::id).containsExactly(week.id());
  }

  @Test
  void remindsOnlyOfTheLastStepAfterADowntime() {
    confirmed(registration, person, now);
    settleAt(start.minus(Duration.ofHours(20)));
    awaitRoundsEnd();

    assertThat(reminded(person))
        .extracting(NotificationSummary::id)
        .containsExactly(Reminder.of(story.id(), start, DAY, Instant.EPOCH).id());
  }

  @Test
  void remindsNobodyOfWhatHasBegun() {
    confirmed(registration, person, now);
    settleAt(start);

    nobodyIsReminded();
  }

  @Test
  void remindsWhoRegisteredThreeHoursBeforeOfTheLastHoursOnly() {
    confirmed(registration, person, start.minus(Duration.ofHours(3)));
    for (Duration step : List.of(WEEK, DAY, HOURS)) {
      settleAt(start.minus(step));
    }
    awaitRoundsEnd();

    assertThat(reminded(person))
        .extracting(NotificationSummary::id)
        .containsExactly(Reminder.of(story.id(), start, HOURS, Instant.EPOCH).id());
  }

  @Test
  void remindsNobodyWhoHasNoSeats() {
    story.registration("waitlisted", registration, person);
    String other = UUID.randomUUID().toString();
    confirmed(other, person, now);
    story.registration("cancelled", other, person);
    settleAt(start.minus(WEEK));
    awaitRoundsEnd();

    assertThat(reminded(person)).isEmpty();
  }

  @Test
  void remindsNobodyWhoIsErased() {
    confirmed(registration, person, now);
    eraseRegistered.of(person);
    settleAt(start.minus(WEEK));
    awaitRoundsEnd();

    assertThat(reminded(person)).isEmpty();
  }

  @Test
  void remindsOfTheNewTimeAloneWhenAnEventIsMoved() {
    confirmed(registration, person, now);
    Instant later = start.plus(Duration.ofDays(30));
    move(later, now.plus(DAY));
    settleAt(start.minus(WEEK));
    settleAt(start.minus(DAY));
    nobodyIsReminded();

    settleAt(later.minus(DAY));
    awaitRoundsEnd();
    assertThat(reminded(person))
        .singleElement()
        .satisfies(one -> assertThat(one.parameters()).containsEntry("startsAt", later.toString()));
  }

  @Test
  void remindsOfNoMomentThatWasOverWhenTheEventGotItsTime() {
    confirmed(registration, person, now);
    Instant sooner = now.plus(Duration.ofDays(3));
    move(sooner, now);

    assertThat(mongo.findAll(Reminder.class))
        .filteredOn(one -> one.startsAt().equals(sooner))
        .extracting(Reminder::step)
        .containsExactlyInAnyOrder(DAY, HOURS);
  }

  @Test
  void remindsOnceMoreOfATimeThatIsBack() {
    confirmed(registration, person, now);
    move(start.plus(DAY), now);
    move(start, now);
    settleAt(start.minus(WEEK));
    awaitRoundsEnd();

    assertThat(reminded(person)).hasSize(1);
  }

  @Test
  void remindsNobodyOfWhatIsCancelledOrPostponed() {
    confirmed(registration, person, now);
    story.event("postponed", Map.of());
    settleAt(start.minus(WEEK));
    nobodyIsReminded();

    move(start, now);
    story.cancelled(3);
    settleAt(start.minus(DAY));
    nobodyIsReminded();
  }

  private void move(Instant to, Instant at) {
    story.event(
        "rescheduled",
        Map.of(
            "startsAt", to.toString(),
            "endsAt", to.plus(HOURS).toString(),
            "rescheduledAt", at.toString()));
  }

  private void confirmed(String id, String whose, Instant at) {
    story.registration("confirmed", id, whose, Map.of("confirmedAt", at.toString()));
  }

  private void settleAt(Instant moment) {
    Clock then = Clock.fixed(moment, ZoneOffset.UTC);
    new SettleReminders(reminders, rule, findEvent, startCircular, then).settleDue();
  }

  private void nobodyIsReminded() {
    awaitRoundsEnd();
    assertThat(reminded(person)).isEmpty();
  }

  private void awaitRoundsEnd() {
    await()
        .untilAsserted(() ->
            assertThat(mongo.findAll(Document.class, "circulars"))
                .filteredOn(it -> it.getString("matter").equals("EVENT_REMINDER"))
                .isEmpty());
  }

  private List<NotificationSummary> reminded(String whose) {
    return findNotifications.page(whose, false, Long.MAX_VALUE, 100).items().stream()
        .filter(one -> one.matter() == Matter.EVENT_REMINDER)
        .toList();
  }
}
