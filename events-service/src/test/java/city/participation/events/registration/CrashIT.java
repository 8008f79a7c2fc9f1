package city.participation.events.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.participation.events.Crowd;
import city.participation.events.RequestKey;
import city.participation.events.RunningEventsService;
import city.participation.events.ScopedKey;
import city.participation.events.event.EventStatus;
import city.participation.events.registration.Register.Form;
import city.participation.events.seat.Mode;
import city.participation.events.seat.SeatBook.Taken;
import city.participation.events.seat.SeatState;
import city.participation.events.seat.SeatStep;
import city.participation.events.seat.SeatStep.Kind;
import city.participation.messaging.outbox.Stored;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A process stops between any two of its steps, and another finishes what it has begun. */
@RunningEventsService
class CrashIT {

  private static final String FINGERPRINT = "print";

  @Autowired private Seating seating;
  @Autowired private Registrations registrations;
  @Autowired private WriteSteps steps;
  @Autowired private Admission admission;
  @Autowired private Register register;
  @Autowired private CloseRegistrations close;

  @ParameterizedTest
  @CsvSource({"1, true, CONFIRMED", "0, true, WAITLISTED"})
  void decidesOnWhatWasOnlyAskedFor(int free, boolean waitingList, RegistrationStatus decided) {
    String event = seating.event(Seating.planOf(1, waitingList));
    if (free == 0) {
      seating.registered(event, "first", 1);
    }
    String id = asked(event, "anna", now().minus(Duration.ofMinutes(1))).state().id();

    seating.awaitStatus(id, decided);

    assertThat(messages(id)).isEqualTo(1);
    seating.assertSound(event);
  }

  @Test
  void forgetsWhatWasOnlyAskedForIfThereIsNothing() {
    String event = seating.event(Seating.planOf(1, false));
    seating.registered(event, "first", 1);
    String id = asked(event, "anna", now().minus(Duration.ofMinutes(1))).state().id();

    await().until(() -> registrations.find(id).isEmpty());

    seating.assertSound(event);
    assertThat(seating.register(event, "anna", 1))
        .isEqualTo(new Outcome.Refused(new Refusal.Full()));
  }

  /** The ledger has led a registration further, which does not know it yet. */
  @ParameterizedTest
  @CsvSource({
    "PENDING, CONFIRMED, CONFIRMED",
    "PENDING, WAITLISTED, WAITLISTED",
    "WAITLISTED, OFFERED, OFFERED",
    "WAITLISTED, LEFT, CANCELLED",
    "WAITLISTED, ENDED, LAPSED",
    "OFFERED, ACCEPTED, CONFIRMED",
    "OFFERED, LAPSED, LAPSED",
    "OFFERED, DECLINED, CANCELLED",
    "CONFIRMED, RETURNED, CANCELLED"
  })
  void finishesWhatTheLedgerHasDecided(
      RegistrationStatus before, Kind kind, RegistrationStatus after) throws InterruptedException {
    String event = seating.event(2);
    String id = brought(event, before, kind);
    long told = messages(id);
    SeatState seen = seating.seats(event);
    Registration registration = seating.registration(id);
    assertThat(registration.status()).isEqualTo(before);

    Optional<Taken> taken = seating.book.take(seen, step(registration, kind));
    assertThat(taken).isPresent();
    // Here the process ends. What it has decided binds all others already.
    assertThat(seating.status(id)).isEqualTo(before);
    assertThat(seating.book.take(seating.seats(event), step(registration, kind)))
        .as("nothing more happens to it before this is finished")
        .isEmpty();

    Crowd.all(
        Collections.nCopies(
            3,
            () -> {
              steps.finishAll(seating.seats(event));
              return true;
            }));

    assertThat(seating.status(id)).isEqualTo(after);
    assertThat(messages(id)).as("told once").isEqualTo(told + 1);
    assertThat(seating.seats(event).tail()).noneMatch(it -> it.of().equals(id));
    seating.assertSound(event);
  }

  @Test
  void finishesARefusal() {
    String event = seating.event(Seating.planOf(1, false));
    seating.registered(event, "first", 1);
    seating.awaitCalm(event);
    Stored<Registration> asked = asked(event, "anna", now());
    assertThat(seating.book.take(seating.seats(event), step(asked.state(), Kind.REFUSED)))
        .isPresent();

    steps.finishAll(seating.seats(event));

    assertThat(registrations.find(asked.state().id())).isEmpty();
    seating.assertSound(event);
  }

  @Test
  void writesAStepIntoTheLogThatWasOnlyWrittenIntoTheRegistration() {
    String event = seating.event(2);
    seating.awaitCalm(event);
    Stored<Registration> asked = asked(event, "anna", now());
    Taken taken =
        seating.book.take(seating.seats(event), step(asked.state(), Kind.CONFIRMED)).orElseThrow();
    steps.write(taken.step(), taken.waitingAfter());
    assertThat(seating.seats(event).underWay(asked.state().id())).isPresent();

    steps.finishAll(seating.seats(event));

    assertThat(seating.seats(event).tail()).isEmpty();
    assertThat(messages(asked.state().id())).isEqualTo(1);
    seating.assertSound(event);
  }

  @Test
  void offersASeatThatBecameFreeAlthoughTheProcessEndedThen() {
    String event = seating.event(1);
    String first = seating.registered(event, "anna", 1);
    String second = seating.registered(event, "bert", 1);
    steps.finishAll(seating.seats(event));

    seating.book.take(
        seating.seats(event), SeatStep.of(first, Kind.RETURNED, Mode.ON_SITE, 1, now()));

    seating.awaitStatus(second, RegistrationStatus.OFFERED);
    assertThat(seating.status(first)).isEqualTo(RegistrationStatus.CANCELLED);
    seating.assertSound(event);
  }

  /** An event was called off, and a process ended after some of those who held seats. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void goesOnWithAnEventThatIsCalledOff(int done) {
    String event = seating.event(2);
    List<String> ids =
        List.of(
            seating.registered(event, "anna", 1),
            seating.registered(event, "bert", 1),
            seating.registered(event, "carl", 1),
            seating.registered(event, "dora", 1));
    steps.finishAll(seating.seats(event));
    seating.awaitCalm(event);
    Registration next = seating.registration(ids.get(done));
    Kind kind = next.status() == RegistrationStatus.CONFIRMED ? Kind.RETURNED : Kind.LEFT;
    assertThat(seating.book.take(seating.seats(event), step(next, kind)))
        .as("decided and not written")
        .isPresent();
    seating.events.become(event, EventStatus.CANCELLED);
    ids.subList(0, done).forEach(it -> close.giveUp(seating.registration(it)));

    seating.look(event);

    ids.forEach(it -> seating.awaitStatus(it, RegistrationStatus.CANCELLED));
    assertThat(ids).allSatisfy(it -> assertThat(messages(it)).as("told once").isEqualTo(2));
    assertThat(seating.pool(event).held()).isZero();
    seating.assertSound(event);
  }

  @Test
  void letsARepeatedRequestFinishWhatItBegan() {
    String event = seating.event(1);
    String id = new ScopedKey("anna", "key-of-anna").id();
    registrations.add(
        Registration.pending(
            id, event, "anna", new Party(Mode.ON_SITE, 1, List.of()), FINGERPRINT, now()));

    Outcome again = keyed(event, FINGERPRINT);
    Outcome andAgain = keyed(event, FINGERPRINT);

    assertThat(again).isInstanceOf(Outcome.Done.class).isEqualTo(andAgain);
    assertThat(((Outcome.Done) again).registration().id()).isEqualTo(id);
    assertThat(keyed(event, "another")).isEqualTo(new Outcome.Refused(new Refusal.KeyReused()));
    assertThat(seating.pool(event).taken()).isEqualTo(1);
    seating.assertSound(event);
  }

  @Test
  void decidesOnceThoughManyFindWhatWasLeft() throws InterruptedException {
    String event = seating.event(10);
    Stored<Registration> asked = asked(event, "anna", now());
    SeatState seen = seating.seats(event);

    List<Optional<Stored<Registration>>> all =
        Crowd.all(
            Collections.nCopies(
                16,
                () -> {
                  Optional<Stored<Registration>> decided = admission.decide(seen, asked, true);
                  steps.finishAll(seating.seats(event));
                  return decided;
                }));

    assertThat(all)
        .allSatisfy(it ->
            assertThat(it.orElseThrow().state().status()).isEqualTo(RegistrationStatus.CONFIRMED));
    assertThat(seating.pool(event).taken()).isEqualTo(1);
    assertThat(messages(asked.state().id())).isEqualTo(1);
    seating.assertSound(event);
  }

  private Outcome keyed(String event, String fingerprint) {
    return register.register(
        event,
        Seating.person("anna"),
        new Form(null, 0, List.of()),
        new RequestKey<>("key-of-anna", fingerprint, it -> it.id()));
  }

  /** One that stands so, in an event in which what is to happen can happen. */
  private String brought(String event, RegistrationStatus status, Kind next) {
    if (status == RegistrationStatus.PENDING) {
      if (next == Kind.WAITLISTED) {
        seating.registered(event, "first", 2);
      }
      settle(event);
      return asked(event, "anna", now()).state().id();
    }
    if (status == RegistrationStatus.CONFIRMED) {
      return settled(event, seating.registered(event, "anna", 2));
    }
    String first = seating.registered(event, "first", 2);
    String id = seating.registered(event, "anna", 2);
    if (status == RegistrationStatus.OFFERED) {
      seating.cancel(event, first, "first");
      seating.awaitStatus(id, RegistrationStatus.OFFERED);
    } else if (next == Kind.OFFERED) {
      steps.finishAll(seating.seats(event));
      // Postponed, so that nobody else offers what becomes free.
      seating.events.become(event, EventStatus.POSTPONED);
      seating.cancel(event, first, "first");
    }
    return settled(event, id);
  }

  private static Instant now() {
    return Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private String settled(String event, String id) {
    settle(event);
    return id;
  }

  private void settle(String event) {
    steps.finishAll(seating.seats(event));
    seating.awaitCalm(event);
  }

  private SeatStep step(Registration registration, Kind kind) {
    Party party = registration.party();
    // Ahead, so that the service's own sweep does not come at once.
    Instant at = now().plus(Duration.ofMinutes(10));
    return kind == Kind.OFFERED
        ? SeatStep.offered(
            registration.id(), party.mode(), party.seats(), at.plus(Duration.ofDays(1)), at)
        : SeatStep.of(registration.id(), kind, party.mode(), party.seats(), at);
  }

  private Stored<Registration> asked(String event, String name, Instant when) {
    return registrations.add(
        Registration.pending(
            UUID.randomUUID().toString(),
            event,
            name,
            new Party(Mode.ON_SITE, 1, List.of()),
            null,
            when));
  }

  private long messages(String id) {
    return registrations.find(id).orElseThrow().sequence();
  }
}
