package city.participation.events.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.participation.events.Crowd;
import city.participation.events.EventsApi;
import city.participation.events.EventsApi.Answer;
import city.participation.events.RunningEventsService;
import city.participation.events.SampleEvents;
import city.participation.events.SampleEvents.Wanted;
import city.participation.events.booking.BookResources;
import city.participation.events.booking.Booking;
import city.participation.events.content.Audience;
import city.participation.events.programme.Person;
import city.participation.messaging.outbox.StaleAggregateException;
import city.participation.messaging.outbox.Stored;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Nobody has a hall, or somebody of the staff, at the same time as another. */
@RunningEventsService
class EventClashIT {

  private static final String FORCE =
      "{\"force\": \"Der Saal wird durch eine Trennwand geteilt.\"}";

  @LocalServerPort private int port;
  @Autowired private BookResources resources;
  @Autowired private Events all;
  private EventsApi api;
  private SampleEvents events;
  private Wanted wanted;

  @BeforeEach
  void connect() {
    api = new EventsApi(port);
    events = new SampleEvents(api);
    wanted = events.wanted(events.programme());
  }

  private Wanted ofAnotherOwner() {
    return wanted.by("owner-" + UUID.randomUUID());
  }

  private Wanted inAnotherHall() {
    return wanted.in("Saal " + UUID.randomUUID());
  }

  @Test
  void namesWhatIsInTheWay() {
    Wanted written = wanted.in("Große  Halle " + wanted.hall());
    Answer first = events.scheduled(written);
    Answer draft =
        events.drafted(
            written.by("otto").in("GROSSE HALLE, " + wanted.hall().toLowerCase(Locale.ROOT)));
    Answer refused = events.call("POST", draft, "/scheduling").as(EventsApi.STAFF).send();
    assertThat(refused.status()).as(refused.raw().body()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("event-clash");
    assertThat(refused.body().path("clashes").size()).isEqualTo(1);
    assertThat(refused.body().path("clashes").path(0).path("id").asString()).isEqualTo(first.id());
    assertThat(refused.body().path("clashes").path(0).path("title").path("de").asString())
        .isEqualTo("Bürgerdialog Ehrenfeld");
    assertThat(refused.body().path("clashes").path(0).path("startsAt").asString())
        .isEqualTo(first.body().path("startsAt").asString());
    assertThat(events.shown(draft).body().path("status").asString()).isEqualTo("DRAFT");
  }

  @Test
  void letsOneBeginWhereAnotherEndsAndDraftsBe() {
    events.drafted(wanted);
    events.scheduled(wanted);
    events.scheduled(wanted.at(wanted.endsAt(), wanted.endsAt().plusSeconds(3_600)));
    events.scheduled(wanted.at(wanted.startsAt().minusSeconds(3_600), wanted.startsAt()));
    events.scheduled(inAnotherHall().by("owner-" + UUID.randomUUID()));
  }

  /** Two of the staff at two desks: exactly one has the hall. */
  @Test
  void givesTheHallToOneOfTwentyWhoScheduleAtOnce() throws InterruptedException {
    assertOneHasIt(Collections.nCopies(20, 0).stream().map(it -> ofAnotherOwner()).toList());
  }

  @Test
  void givesAPersonToOneOfTwentyWhoScheduleAtOnce() throws InterruptedException {
    assertOneHasIt(Collections.nCopies(20, 0).stream().map(it -> inAnotherHall()).toList());
  }

  private void assertOneHasIt(List<Wanted> each) throws InterruptedException {
    List<Callable<Answer>> schedule = new ArrayList<>();
    for (Wanted one : each) {
      Answer draft = events.drafted(one);
      schedule.add(() -> events.call("POST", draft, "/scheduling").as(EventsApi.STAFF).send());
    }
    List<Answer> answers = Crowd.all(schedule);
    List<Answer> won = answers.stream().filter(it -> it.status() == 200).toList();
    assertThat(won).as("%s", answers.stream().map(it -> it.raw().body()).toList()).hasSize(1);
    assertThat(answers.stream().filter(it -> it.status() != 200))
        .allSatisfy(it -> {
          assertThat(it.code()).as(it.raw().body()).isEqualTo("event-clash");
          assertThat(it.body().path("clashes").path(0).path("id").asString())
              .isEqualTo(won.getFirst().id());
        });
  }

  @Test
  void givesTheHallToOneOfTenWhoMoveThereAtOnce() throws InterruptedException {
    List<Callable<Answer>> move = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      Answer before = events.scheduled(inAnotherHall().by("owner-" + UUID.randomUUID()));
      move.add(() ->
          events
              .call("POST", before, "/rescheduling")
              .as(EventsApi.STAFF)
              .json(
                  """
                  {"reason": "%s", "venue": {"name": "%s", "postcode": "50825"}}
                  """
                      .formatted(SampleEvents.REASON, wanted.hall()))
              .send());
    }
    List<Answer> answers = Crowd.all(move);
    assertThat(answers.stream().filter(it -> it.status() == 200)).hasSize(1);
    assertThat(answers.stream().filter(it -> it.status() != 200))
        .allSatisfy(it -> assertThat(it.code()).isEqualTo("event-clash"));
  }

  @Test
  void keepsItsOldTimeWhereTheNewOneIsTaken() {
    Answer first = events.scheduled(wanted);
    Instant later = wanted.startsAt().plus(Duration.ofDays(1));
    Answer second = events.scheduled(wanted.at(later, later.plusSeconds(3_600)));
    String back =
        """
        {"reason": "%s", "startsAt": "%s", "endsAt": "%s"}
        """
            .formatted(SampleEvents.REASON, wanted.startsAt(), wanted.endsAt());
    Answer refused =
        events.call("POST", second, "/rescheduling").as(EventsApi.STAFF).json(back).send();
    assertThat(refused.code()).isEqualTo("event-clash");
    Answer third = events.drafted(wanted.at(later, later.plusSeconds(60)));
    assertThat(events.call("POST", third, "/scheduling").as(EventsApi.STAFF).send().code())
        .as("it still has it")
        .isEqualTo("event-clash");
    events.step(first, "/cancellation", SampleEvents.reason());
    Answer moved = events.step(second, "/rescheduling", back);
    assertThat(moved.body().path("calendarSequence").asInt(0)).isEqualTo(1);
    events.step(third, "/scheduling", "");
  }

  @Test
  void freesTheHallOfWhatIsCalledOff() {
    Answer postponed =
        events.step(events.scheduled(wanted), "/postponement", SampleEvents.reason());
    Answer cancelled = events.scheduled(wanted);
    assertThat(
            events
                .call("POST", postponed, "/rescheduling")
                .as(EventsApi.STAFF)
                .json(SampleEvents.reason())
                .send()
                .code())
        .as("meanwhile it is somebody else's")
        .isEqualTo("event-clash");
    events.step(cancelled, "/cancellation", SampleEvents.reason());
    Answer again = events.step(postponed, "/rescheduling", SampleEvents.reason());
    assertThat(again.body().path("status").asString()).isEqualTo("SCHEDULED");
  }

  @Test
  void isForcedWithAReasonThatOnlyStaffRead() {
    Answer first = events.scheduled(wanted);
    Answer second = events.drafted(wanted);
    assertThat(
            events
                .call("POST", second, "/scheduling")
                .as(EventsApi.STAFF)
                .json("{\"force\": \"weil\"}")
                .send()
                .errors())
        .containsExactly("/force too-short");
    events.step(second, "/scheduling", FORCE);
    String timeline = "/api/events/" + second.id() + "/timeline";
    assertThat(api.get(timeline).as(EventsApi.STAFF).send().raw().body()).contains("Trennwand");
    assertThat(api.get(timeline).send().raw().body()).doesNotContain("Trennwand");
    Answer third = events.drafted(wanted);
    Answer refused = events.call("POST", third, "/scheduling").as(EventsApi.STAFF).send();
    List<String> clashes = new ArrayList<>();
    refused.body().path("clashes").forEach(it -> clashes.add(it.path("id").asString()));
    assertThat(clashes).containsExactlyInAnyOrder(first.id(), second.id());
  }

  /** As a crash between booking and deciding leaves it, on each day of the event. */
  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void isNotKeptOutByABookingThatNobodyStandsOn(int days) {
    wanted = wanted.at(wanted.startsAt(), wanted.endsAt().plus(Duration.ofDays(days)));
    Answer crashed = events.drafted(wanted);
    Booking lost =
        new Booking(
            crashed.id(),
            "lost",
            wanted.startsAt(),
            wanted.endsAt(),
            List.of("staff|" + wanted.owner()));
    assertThat(resources.book(lost)).isEmpty();
    Answer scheduled = events.scheduled(wanted);
    Answer refused = events.call("POST", crashed, "/scheduling").as(EventsApi.STAFF).send();
    assertThat(refused.code()).as("its tag is still right").isEqualTo("event-clash");
    assertThat(refused.body().path("clashes").path(0).path("id").asString())
        .isEqualTo(scheduled.id());
  }

  /** As a crash between moving, or calling off, and releasing leaves it. */
  @ParameterizedTest
  @ValueSource(strings = {"/rescheduling", "/postponement", "/cancellation"})
  void keepsNobodyOutOfWhatAnEventHasLeft(String step) {
    Answer left = events.scheduled(wanted);
    Booking old = Events.booking(all.find(left.id()).orElseThrow().state()).orElseThrow();
    Instant later = wanted.startsAt().plus(Duration.ofDays(2));
    events.step(
        left,
        step,
        step.equals("/rescheduling")
            ? "{\"reason\": \"%s\", \"startsAt\": \"%s\", \"endsAt\": \"%s\"}"
                .formatted(SampleEvents.REASON, later, later.plusSeconds(60))
            : SampleEvents.reason());
    resources.bookAnyway(old);

    Answer next = events.scheduled(wanted);

    assertThat(next.body().path("status").asString()).isEqualTo("SCHEDULED");
    if (step.equals("/rescheduling")) {
      Answer clash =
          events
              .call("POST", events.drafted(wanted.at(later, later.plusSeconds(60))), "/scheduling")
              .as(EventsApi.STAFF)
              .send();
      assertThat(clash.code()).as("it stands at its new time").isEqualTo("event-clash");
    }
  }

  /** It was only slow, and the hall went to another meanwhile. */
  @Test
  void isNotScheduledOnAClaimThatItWasFencedOff() {
    Answer slow = events.drafted(wanted);
    Stored<Event> before = all.find(slow.id()).orElseThrow();
    Event after =
        before
            .state()
            .scheduled(
                Audience.PUBLIC,
                "slow",
                TimelineEntry.by(
                    new Person("sina", true, false, "Amt 15"),
                    TimelineEntry.Step.SCHEDULED,
                    wanted.startsAt(),
                    null));
    assertThat(resources.book(Events.booking(after).orElseThrow())).isEmpty();
    events.scheduled(wanted);
    assertThatThrownBy(() -> all.update(before, after, List.of(), null))
        .isInstanceOf(StaleAggregateException.class);
    assertThat(all.find(slow.id()).orElseThrow().version())
        .as("who reads it next sees the same version")
        .isEqualTo(before.version());
  }

  @Test
  void schedulesOnceUnderOneKey() throws InterruptedException {
    Answer draft = events.drafted(wanted);
    String key = UUID.randomUUID().toString();
    Callable<Answer> schedule =
        () -> events.call("POST", draft, "/scheduling").as(EventsApi.STAFF).key(key).send();
    List<Answer> answers = Crowd.all(Collections.nCopies(10, schedule));
    assertThat(answers)
        .allSatisfy(it -> assertThat(it.status()).as(it.raw().body()).isEqualTo(200));
    assertThat(answers.stream().map(it -> it.raw().body()).distinct()).hasSize(1);
    events.step(answers.getFirst(), "/cancellation", SampleEvents.reason());
    events.scheduled(wanted);
  }
}
