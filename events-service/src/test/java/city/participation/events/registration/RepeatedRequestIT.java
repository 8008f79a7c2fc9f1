package city.participation.events.registration;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.events.EventsApi;
import city.participation.events.EventsApi.Answer;
import city.participation.events.RequestKey;
import city.participation.events.RunningEventsService;
import city.participation.events.SampleEvents;
import city.participation.events.SampleEvents.Wanted;
import city.participation.events.ScopedKey;
import city.participation.events.SentFinds;
import city.participation.events.content.Texts;
import city.participation.events.event.EventStatus;
import city.participation.events.programme.Person;
import city.participation.events.registration.Register.Form;
import city.participation.events.seat.Mode;
import city.participation.events.seat.PlanOutcome;
import city.participation.events.seat.PlanSeats;
import city.participation.events.seat.Question;
import city.participation.events.seat.SeatPlan;
import city.participation.events.seat.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The same request once more is answered as it was, whatever has become of the event since. */
@RunningEventsService
class RepeatedRequestIT {

  private static final String FINGERPRINT = "print";
  private static final Person STAFF = new Person("sina", true, false, "Amt 15");
  private static final Outcome REUSED = new Outcome.Refused(new Refusal.KeyReused());

  /** What would refuse whoever asks for the first time. */
  enum Since {
    NOTHING,
    CLOSED,
    FULL,
    ANOTHER_FORM
  }

  @LocalServerPort private int port;
  @Autowired private Seating seating;
  @Autowired private Registrations registrations;
  @Autowired private Register register;
  @Autowired private PlanSeats plan;
  @Autowired private SentFinds finds;
  private final Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);
  private final String key = "key-" + UUID.randomUUID();
  private final String anna = "anna-" + UUID.randomUUID();

  @ParameterizedTest
  @EnumSource
  void isAnsweredAsItWas(Since since) {
    String event = event(since);
    Outcome first = keyed(event, key, FINGERPRINT);
    assertThat(first).isInstanceOf(Outcome.Done.class);
    bring(event, since);

    assertThat(keyed(event, key, FINGERPRINT)).isEqualTo(first);
    assertThat(seating.pool(event).taken()).isEqualTo(1);
    seating.assertSound(event);
  }

  @ParameterizedTest
  @EnumSource
  void isAnotherWithAnotherFingerprint(Since since) {
    String event = event(since);
    keyed(event, key, FINGERPRINT);
    bring(event, since);

    assertThat(keyed(event, key, "another")).isEqualTo(REUSED);
  }

  @ParameterizedTest
  @EnumSource
  void isNotKnownForLongerThanADay(Since since) {
    String event = event(since);
    asked(event, now.minus(Duration.ofHours(25)));
    seating.awaitStatus(id(), RegistrationStatus.CONFIRMED);
    bring(event, since);

    assertThat(keyed(event, key, FINGERPRINT)).isEqualTo(REUSED);
  }

  /** What a process has left when it ended is decided on now, and as things stand. */
  @ParameterizedTest
  @EnumSource
  void isDecidedOnIfItWasNot(Since since) {
    String event = event(since);
    if (since == Since.FULL) {
      seating.registered(event, "first", 1);
    }
    bring(event, since);
    // Ahead, so that the service's own sweep does not come first.
    asked(event, now.plus(Duration.ofMinutes(10)));

    Outcome outcome = keyed(event, key, FINGERPRINT);

    switch (since) {
      case NOTHING, ANOTHER_FORM ->
          assertThat(outcome)
              .isInstanceOfSatisfying(
                  Outcome.Done.class,
                  done ->
                      assertThat(done.registration().status())
                          .isEqualTo(RegistrationStatus.CONFIRMED));
      case CLOSED, FULL -> {
        assertThat(outcome).isEqualTo(new Outcome.Refused(new Refusal.Full()));
        assertThat(registrations.find(id())).isEmpty();
      }
    }
    seating.assertSound(event);
  }

  @Test
  void isAnsweredAsItWasAlthoughThePersonHasAnotherRegistrationByNow() {
    String event = seating.event(2);
    Outcome first = keyed(event, key, FINGERPRINT);
    assertThat(seating.cancel(event, id(), anna)).isInstanceOf(Outcome.Done.class);
    String another = seating.registered(event, anna, 1);

    assertThat(first).isInstanceOf(Outcome.Done.class);
    assertThat(keyed(event, key, FINGERPRINT))
        .usingRecursiveComparison()
        .ignoringFields("registration.since")
        .isEqualTo(first);
    assertThat(keyed(event, "key-" + UUID.randomUUID(), FINGERPRINT))
        .isEqualTo(new Outcome.Refused(new Refusal.AlreadyRegistered(another)));
    seating.assertSound(event);
  }

  @Test
  void isAnotherForAnotherEvent() {
    EventsApi api = new EventsApi(port);
    List<Answer> answers = new ArrayList<>();
    String closed = seating.event(1);
    seating.events.become(closed, EventStatus.REGISTRATION_CLOSED);
    for (String event : List.of(seating.event(1), seating.event(1), closed)) {
      answers.add(
          api.post("/api/events/" + event + "/registrations")
              .as(anna + " participant")
              .key(key)
              .json("{}")
              .send());
    }

    assertThat(answers).extracting(Answer::status).containsExactly(201, 422, 422);
  }

  @Test
  void isLookedForOnlyWhereItMayBe() {
    String event = seating.event(1);
    // Nothing is left that a sweep could write away while somebody registers.
    seating.settle(event);

    assertThat(finds.collectionsOf(() -> keyed(event, key, FINGERPRINT))).containsExactly("seats");
    assertThat(finds.collectionsOf(() -> keyed(event, key, FINGERPRINT)))
        .containsExactly("seats", "registrations");
  }

  @Test
  void needsNoProgrammeWhereNoStageHasASay() {
    SampleEvents sample = new SampleEvents(new EventsApi(port));
    Wanted wanted = sample.wanted(sample.programme());
    String inNoStage = SampleEvents.body(wanted).replaceAll("\"stageId\": \"[^\"]+\",", "");
    String free = sample.step(sample.drafted(inNoStage), "/scheduling", "").id();
    String staged = sample.scheduled(wanted.in("Saal 2").by("other-" + key)).id();

    assertThat(finds.collectionsOf(() -> keyed(free, key, FINGERPRINT)))
        .containsExactly("events", "seats", "registrations");
    assertThat(finds.collectionsOf(() -> keyed(staged, key, FINGERPRINT)))
        .containsExactly("events", "programmes", "seats", "registrations");
  }

  /** With seats for all but the first if it is to become full. */
  private String event(Since since) {
    return seating.event(Seating.planOf(since == Since.FULL ? 1 : 2, false));
  }

  private void bring(String event, Since since) {
    switch (since) {
      case CLOSED -> seating.events.become(event, EventStatus.REGISTRATION_CLOSED);
      case ANOTHER_FORM -> {
        Question asked =
            new Question("meal", new Texts("Essen?", "Meal?"), Question.Kind.TEXT, true, List.of());
        SeatPlan asking =
            new SeatPlan(Map.of(Mode.ON_SITE, new Size(2, 0)), 3, false, 24, List.of(asked), 30);
        assertThat(plan.plan(event, STAFF, asking, seating.seats(event).version()))
            .isInstanceOf(PlanOutcome.Done.class);
      }
      case NOTHING, FULL -> {}
    }
  }

  private void asked(String event, Instant when) {
    registrations.add(
        Registration.pending(
            id(), event, anna, new Party(Mode.ON_SITE, 1, List.of()), FINGERPRINT, when));
  }

  private String id() {
    return new ScopedKey(anna, key).id();
  }

  private Outcome keyed(String event, String itsKey, String fingerprint) {
    return register.register(
        event,
        Seating.person(anna),
        new Form(null, 0, List.of()),
        new RequestKey<>(itsKey, fingerprint, it -> it.id()));
  }
}
