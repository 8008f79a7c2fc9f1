package city.participation.notifications.circular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.spy;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import city.participation.notifications.ServiceTest;
import city.participation.notifications.event.FindEvent;
import city.participation.notifications.event.messaging.EventMessageExamples;
import city.participation.notifications.inbox.FindNotifications;
import city.participation.notifications.inbox.NotificationSummary;
import city.participation.notifications.registration.EventStory;
import city.participation.notifications.registration.FindRegistered;
import city.participation.notifications.registration.NoteAware;
import city.participation.notifications.registration.TellRegistered;
import city.participation.notifications.wording.Matter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.messaging.Message;
import org.springframework.test.context.TestPropertySource;

/** All who are registered are told what happens to their event, once, and whatever happens. */
@ServiceTest
@TestPropertySource(
    properties = {"participation.circular.send-every=1h", "participation.reminder.settle-every=1h"})
class CircularIT {

  private static final int MANY = 2 * SendCirculars.PAGE + 30;

  @Autowired private Consumer<Message<byte[]>> eventMessages;
  @Autowired private FindNotifications findNotifications;
  @Autowired private Circulars circulars;
  @Autowired private FindEvent findEvent;
  @Autowired private FindRegistered findRegistered;
  @Autowired private TellRegistered tellRegistered;
  @Autowired private NoteAware noteAware;
  @Autowired private MongoOperations mongo;
  @Autowired private MeterRegistry meters;
  @Autowired private Clock clock;
  private final String crowd = UUID.randomUUID().toString();
  private EventStory story;

  @BeforeEach
  void schedule() {
    mongo.remove(new Query(), Circular.class);
    story = new EventStory(eventMessages);
    story.scheduled();
  }

  @Test
  void tellsEverybodyOnceThatTheEventIsMoved() {
    register(MANY);
    String message = story.moved(1);
    assertThat(aboutTheEvent(0)).as("the queue waits for nobody").isEmpty();

    goRound();

    for (int i = 0; i < MANY; i++) {
      assertThat(aboutTheEvent(i))
          .singleElement()
          .satisfies(one -> {
            assertThat(one.id()).isEqualTo(message);
            assertThat(one.matter()).isEqualTo(Matter.EVENT_MOVED);
            assertThat(one.parameters())
                .containsEntry("startsAt", "2027-03-18T17:00:00Z")
                .containsEntry("calendar", "REQUEST")
                .containsEntry("sequence", "1");
          });
    }
    assertThat(mongo.findAll(Document.class, "circulars")).isEmpty();
  }

  @Test
  void tellsWhoWaitsWithoutTheirCalendar() {
    story.registration("waitlisted", registration(0), person(0));
    story.moved(1);

    goRound();

    assertThat(aboutTheEvent(0))
        .singleElement()
        .satisfies(one -> assertThat(one.parameters()).doesNotContainKey("calendar"));
  }

  @Test
  void tellsNobodyWhoseRegistrationHasEnded() {
    story.registration("confirmed", registration(0), person(0));
    story.registration("cancelled", registration(0), person(0));
    story.registration("waitlisted", registration(1), person(1));
    story.registration("lapsed", registration(1), person(1));
    story.moved(1);

    goRound();

    assertThat(aboutTheEvent(0)).isEmpty();
    assertThat(aboutTheEvent(1)).isEmpty();
  }

  @Test
  void tellsNobodyOfAnotherTitleAlone() {
    register(1);
    story.event("rescheduled", Map.of("changed", List.of("DETAILS"), "calendarSequence", 0));

    goRound();

    assertThat(aboutTheEvent(0)).isEmpty();
  }

  @Test
  void tellsNobodyOfWhatTheyWereToldWithTheirRegistration() {
    story.moved(1);
    register(1);

    goRound();

    assertThat(told(0).getFirst().parameters()).containsEntry("startsAt", "2027-03-18T17:00:00Z");
    assertThat(aboutTheEvent(0)).isEmpty();
  }

  @Test
  void goesOnWhereACrashLeftIt() {
    register(MANY);
    String message = story.moved(1);
    NoteAware crashing = spy(noteAware);
    Mockito.doCallRealMethod()
        .doThrow(new OutOfMemoryError("the process ends"))
        .when(crashing)
        .of(any(), anyLong());
    var first = sending(crashing, clock);
    assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(first::sendDue);
    assertThat(everybodyTold()).isEqualTo(2 * SendCirculars.PAGE);

    // Another instance, once the claim has run out.
    sending(noteAware, Clock.offset(clock, Duration.ofMinutes(2))).sendDue();

    assertThat(everybodyTold()).isEqualTo(MANY);
    for (int i = 0; i < MANY; i++) {
      assertThat(aboutTheEvent(i)).extracting(NotificationSummary::id).containsExactly(message);
    }
  }

  @Test
  void countsWhatIsOnItsWayForTheAlert() {
    assertThat(waiting()).isZero();
    register(1);
    story.moved(1);
    assertThat(waiting()).isEqualTo(1);

    goRound();

    assertThat(waiting()).isZero();
  }

  private double waiting() {
    return meters.get("notifications.circulars.waiting").gauge().value();
  }

  @Test
  void leavesAFailureToLaterAndGoesOnWithTheOthers() {
    register(1);
    story.moved(1);
    EventStory other = new EventStory(eventMessages);
    other.scheduled();
    other.registration("confirmed", registration(1), person(1));
    TellRegistered failing = spy(tellRegistered);
    doThrow(new IllegalStateException("away"))
        .doCallRealMethod()
        .when(failing)
        .tell(any(), any(), any(), any());
    other.moved(1);

    new SendCirculars(circulars, findEvent, findRegistered, failing, noteAware, clock).sendDue();
    assertThat(aboutTheEvent(0)).isEmpty();
    assertThat(aboutTheEvent(1)).hasSize(1);

    sending(noteAware, Clock.offset(clock, Duration.ofMinutes(2))).sendDue();
    assertThat(aboutTheEvent(0)).hasSize(1);
  }

  @Test
  void tellsEverybodyOnceHoweverManyInstancesThereAre() throws Exception {
    register(MANY);
    story.moved(1);
    List<Callable<Boolean>> instances = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Clock its = Clock.offset(clock, Duration.ofMinutes(2L * i));
      instances.add(() -> {
        sending(noteAware, its).sendDue();
        return true;
      });
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var done : threads.invokeAll(instances)) {
        assertThat(done.get()).isTrue();
      }
    }
    goRound();

    for (int i = 0; i < MANY; i++) {
      assertThat(aboutTheEvent(i)).hasSize(1);
    }
  }

  @Test
  void reachesWhoWasStoredBehindIt() {
    register(2);
    story.moved(1);
    sending(noteAware, clock).sendDue();
    // Told how it was before, and only now stored.
    register(3);
    mongo.updateFirst(
        query(where("_id").is(registration(2))), Update.update("aware", 0L), "knownRegistration");

    sending(noteAware, clock).sendDue();
    assertThat(aboutTheEvent(2)).isEmpty();
    sending(noteAware, Clock.offset(clock, Duration.ofMinutes(2))).sendDue();

    assertThat(aboutTheEvent(2)).hasSize(1);
    assertThat(aboutTheEvent(0)).hasSize(1);
    assertThat(mongo.findAll(Document.class, "circulars")).isEmpty();
  }

  @Test
  void endsWhereLaterNewsOvertakesIt() {
    register(1);
    story.moved(1);
    story.event("postponed", Map.of());
    String last = story.cancelled(2);

    goRound();

    assertThat(aboutTheEvent(0)).extracting(NotificationSummary::id).containsExactly(last);
  }

  @Test
  void takesWhatIsPostponedOutOfCalendarsAndPutsItInAgainAtItsNewTime() {
    register(1);
    story.event("postponed", Map.of());
    goRound();
    assertThat(aboutTheEvent(0).getFirst().parameters())
        .containsEntry("calendar", "CANCEL")
        .containsEntry("postponed", "true");

    story.moved(1);
    goRound();
    assertThat(aboutTheEvent(0).getFirst().matter()).isEqualTo(Matter.EVENT_MOVED);
    assertThat(aboutTheEvent(0).getFirst().parameters())
        .containsEntry("calendar", "REQUEST")
        .containsEntry("sequence", "1")
        .doesNotContainKey("postponed");
  }

  @Test
  void tellsOnceThatAnEventIsCancelledThoughEachRegistrationSaysSoToo() {
    register(3);
    String message = story.cancelled(1);
    // One before the circular comes, one after.
    story.registration("cancelled", registration(0), person(0));
    goRound();
    story.registration("cancelled", registration(1), person(1));
    story.registration("cancelled", registration(2), person(2));
    goRound();

    for (int i = 0; i < 3; i++) {
      assertThat(told(i)).as("person %d", i).hasSize(2);
      assertThat(told(i).getFirst())
          .satisfies(one -> {
            assertThat(one.id()).isEqualTo(message);
            assertThat(one.matter()).isEqualTo(Matter.EVENT_CANCELLED);
            assertThat(one.subject()).isEqualTo(story.id());
            assertThat(one.parameters())
                .containsEntry("calendar", "CANCEL")
                .containsEntry("sequence", "1");
          });
    }
  }

  @Test
  void tellsOnceIfTheRegistrationIsHeardOfFirst() {
    register(1);
    story.registration("cancelled", registration(0), person(0));
    story.cancelled(1);

    goRound();

    assertThat(told(0))
        .extracting(NotificationSummary::matter)
        .containsExactly(Matter.REGISTRATION_CANCELLED, Matter.REGISTRATION_CONFIRMED);
  }

  @Test
  void tellsWhoIsHeardOfAfterTheEventWasCancelledThatOnly() {
    String message = story.cancelled(1);
    goRound();
    story.registration("confirmed", registration(0), person(0));
    assertThat(told(0)).isEmpty();

    story.registration("cancelled", registration(0), person(0));

    assertThat(told(0)).extracting(NotificationSummary::id).containsExactly(message);
  }

  /** Messages of one subject come in order, those of others and the sweeps in between. */
  @RepeatedTest(15)
  void tellsTheEndOnceWhateverComesFirst(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    int people = 4;
    List<Queue<Runnable>> subjects = new ArrayList<>();
    subjects.add(
        new ArrayDeque<>(List.of(() -> story.moved(1), () -> story.cancelled(2), () -> {})));
    for (int i = 0; i < people; i++) {
      int who = i;
      subjects.add(
          new ArrayDeque<>(
              List.of(
                  () -> story.registration("waitlisted", registration(who), person(who)),
                  () -> story.registration("confirmed", registration(who), person(who)),
                  () -> story.registration("cancelled", registration(who), person(who)))));
    }
    while (!subjects.isEmpty()) {
      Queue<Runnable> next = subjects.get(random.nextInt(subjects.size()));
      next.remove().run();
      subjects.removeIf(Queue::isEmpty);
      if (random.nextInt(3) == 0) {
        sending(noteAware, Clock.offset(clock, Duration.ofMinutes(random.nextInt(3)))).sendDue();
      }
    }
    goRound();

    for (int i = 0; i < people; i++) {
      List<Matter> matters = told(i).stream().map(NotificationSummary::matter).toList();
      assertThat(matters)
          .as("person %d", i)
          .doesNotHaveDuplicates()
          .containsAnyOf(Matter.EVENT_CANCELLED, Matter.REGISTRATION_CANCELLED);
      assertThat(matters.getFirst()).isIn(Matter.EVENT_CANCELLED, Matter.REGISTRATION_CANCELLED);
      assertThat(matters.subList(1, matters.size()))
          .doesNotContain(Matter.EVENT_CANCELLED, Matter.REGISTRATION_CANCELLED);
    }
  }

  @Test
  void startsOnceWhenTheMessageIsHandledTwice() {
    register(1);
    String message = story.moved(1);
    String data = EventMessageExamples.data("event-rescheduled.v1", Map.of("calendarSequence", 1));
    eventMessages.accept(
        EventMessageExamples.message("event-rescheduled.v1", story.id(), 2, data, message));
    assertThat(mongo.findAll(Document.class, "circulars")).hasSize(1);
    goRound();

    assertThat(aboutTheEvent(0)).hasSize(1);
  }

  /** Also for those who are stored while it goes. */
  private void goRound() {
    sending(noteAware, clock).sendDue();
    sending(noteAware, Clock.offset(clock, Duration.ofMinutes(2))).sendDue();
  }

  private SendCirculars sending(NoteAware noting, Clock its) {
    return new SendCirculars(circulars, findEvent, findRegistered, tellRegistered, noting, its);
  }

  private void register(int many) {
    for (int i = 0; i < many; i++) {
      if (told(i).isEmpty()) {
        story.registration("confirmed", registration(i), person(i));
      }
    }
  }

  private String registration(int i) {
    return crowd + "-r" + i;
  }

  private String person(int i) {
    return crowd + "-p" + i;
  }

  private int everybodyTold() {
    int told = 0;
    for (int i = 0; i < MANY; i++) {
      told += aboutTheEvent(i).size();
    }
    return told;
  }

  private List<NotificationSummary> aboutTheEvent(int i) {
    return told(i).stream().filter(one -> one.matter().name().startsWith("EVENT_")).toList();
  }

  /** Newest first. */
  private List<NotificationSummary> told(int i) {
    return findNotifications.page(person(i), false, Long.MAX_VALUE, 100).items();
  }
}
