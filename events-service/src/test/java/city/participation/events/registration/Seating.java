package city.participation.events.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.participation.events.RequestKey;
import city.participation.events.event.EventStatus;
import city.participation.events.programme.Person;
import city.participation.events.registration.Register.Form;
import city.participation.events.seat.Mode;
import city.participation.events.seat.PlanOutcome;
import city.participation.events.seat.PlanSeats;
import city.participation.events.seat.Pool;
import city.participation.events.seat.Replay;
import city.participation.events.seat.SeatBook;
import city.participation.events.seat.SeatPlan;
import city.participation.events.seat.SeatState;
import city.participation.events.seat.SeatStep;
import city.participation.events.seat.SeatStep.Kind;
import city.participation.events.seat.Size;
import city.participation.events.seat.TestStandings;
import city.participation.messaging.outbox.Stored;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/** Events with seats, people who want them, and what must hold of both. */
public class Seating {

  /** In seconds; a step that nobody finishes is looked at after five. */
  private static final int LONGEST_PATIENCE = 6;

  private static final Person STAFF = new Person("sina", true, false, "Amt 15");

  final TestStandings events;
  final SeatBook book;
  final Registrations registrations;
  private final PlanSeats plan;
  private final Register register;
  private final ChangeRegistration change;
  private final WriteSteps steps;
  private final OfferSeats offer;
  private final MongoOperations mongo;

  Seating(
      TestStandings events,
      SeatBook book,
      Registrations registrations,
      PlanSeats plan,
      Register register,
      ChangeRegistration change,
      WriteSteps steps,
      OfferSeats offer,
      MongoOperations mongo) {
    this.events = events;
    this.book = book;
    this.registrations = registrations;
    this.plan = plan;
    this.register = register;
    this.change = change;
    this.steps = steps;
    this.offer = offer;
    this.mongo = mongo;
  }

  static SeatPlan planOf(int capacity, boolean waitingList) {
    return new SeatPlan(
        Map.of(Mode.ON_SITE, new Size(capacity, 0)), 3, waitingList, 24, List.of(), 30);
  }

  /** With a waiting list. */
  String event(int capacity) {
    return event(planOf(capacity, true));
  }

  String event(SeatPlan seats) {
    String id = events.open();
    assertThat(plan.plan(id, STAFF, seats, null)).isInstanceOf(PlanOutcome.Done.class);
    return id;
  }

  PlanOutcome resize(String event, int capacity) {
    SeatState seen = seats(event);
    return plan.plan(event, STAFF, planOf(capacity, seen.plan().waitingList()), seen.version());
  }

  static Person person(String name) {
    return new Person(name, false, false, null);
  }

  Outcome register(String event, String name, int seats) {
    return register.register(event, person(name), new Form(null, seats - 1, List.of()), null);
  }

  /** Comes again under the same key when there are more than the database has connections for. */
  Outcome insist(String event, String name) {
    for (int attempt = 0; ; attempt++) {
      try {
        return register.register(
            event,
            person(name),
            new Form(null, 0, List.of()),
            new RequestKey<>(event, "fingerprint", it -> it.id()));
      } catch (DataAccessResourceFailureException busy) {
        assertThat(attempt).as(busy.getMessage()).isLessThan(20);
      }
    }
  }

  /** The registration of somebody who is not refused. */
  String registered(String event, String name, int seats) {
    Outcome outcome = register(event, name, seats);
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    return ((Outcome.Done) outcome).registration().id();
  }

  Outcome accept(String event, String id, String name) {
    return change.accept(event, id, name, version(id), null);
  }

  Outcome cancel(String event, String id, String name) {
    return change.cancel(event, id, name, version(id), null);
  }

  long version(String id) {
    return registrations.find(id).map(Stored::version).orElse(0L);
  }

  Registration registration(String id) {
    return registrations.find(id).orElseThrow().state();
  }

  RegistrationStatus status(String id) {
    return registration(id).status();
  }

  SeatState seats(String event) {
    return book.read(event).orElseThrow();
  }

  Pool pool(String event) {
    return seats(event).pool(Mode.ON_SITE);
  }

  /** As the sweep does, now. */
  void settle(String event) {
    steps.finishAll(seats(event));
    events.of(event).filter(it -> !offer.of(it)).ifPresent(it -> await().until(() -> offer.of(it)));
  }

  /**
   * Lets the service's own sweep come once more and waits until it rests. One that was under way
   * when the last step was taken is over then, because there is one at a time; the next one comes
   * in half a minute or at a later date.
   */
  void awaitCalm(String event) {
    look(event);
    await()
        .until(() -> {
          Document ledger = Objects.requireNonNull(mongo.findById(event, Document.class, "seats"));
          if (ledger.getDate("due") == null) {
            return true;
          }
          long seconds =
              Duration.between(Instant.now(Clock.systemUTC()), ledger.getDate("due").toInstant())
                  .toSeconds();
          // While it is here, it has claimed the ledger for a minute.
          return seconds > LONGEST_PATIENCE && (seconds < 40 || seconds > 60);
        });
  }

  /** As if an offer had been made long ago. */
  void let(String id, Instant offerUntil) {
    mongo.updateFirst(
        Query.query(Criteria.where("_id").is(id)),
        new Update().set("offerUntil", offerUntil).set("due", offerUntil),
        "registrations");
  }

  void awaitStatus(String id, RegistrationStatus status) {
    await(id)
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(status(id)).isEqualTo(status));
  }

  List<SeatStep> log(String event) {
    return book.log(seats(event));
  }

  List<Kind> kinds(String id) {
    return log(registration(id).eventId()).stream()
        .filter(it -> it.of().equals(id))
        .map(SeatStep::kind)
        .toList();
  }

  /**
   * The log is whole and says how the seats stand, registrations stand as it says and were told of
   * each step once, and nobody was ever served past somebody else.
   */
  void assertSound(String event) {
    steps.finishAll(seats(event));
    SeatState state = seats(event);
    List<SeatStep> all = book.log(state);
    assertThat(all).as("every step is in the log").hasSize((int) state.steps());
    assertThat(Replay.of(all)).isEqualTo(new Replay(state.plan().sizes(), state.pools()));
    assertFair(all);
    assertThat(stored(event, EnumSet.of(RegistrationStatus.PENDING))).isEmpty();
    for (Mode mode : Mode.values()) {
      Pool pool = state.pool(mode);
      assertThat(pool.free()).as("never oversold").isNotNegative();
      assertThat(pool.free() + pool.held())
          .isEqualTo(
              (long)
                  Optional.ofNullable(state.plan().sizes().get(mode)).map(Size::offered).orElse(0));
      assertThat(
              sum(
                  event,
                  mode,
                  EnumSet.of(
                      RegistrationStatus.CONFIRMED,
                      RegistrationStatus.ATTENDED,
                      RegistrationStatus.NO_SHOW)))
          .isEqualTo(pool.taken());
      assertThat(sum(event, mode, EnumSet.of(RegistrationStatus.OFFERED)))
          .isEqualTo(pool.offered());
      assertThat(
              stored(event, EnumSet.of(RegistrationStatus.WAITLISTED)).stream()
                  .filter(it -> it.state().party().mode() == mode))
          .hasSize((int) pool.waiting());
    }
    assertTold(event, all);
  }

  private void assertTold(String event, List<SeatStep> all) {
    Map<String, Long> told = new HashMap<>();
    all.stream()
        .filter(it -> it.kind() != Kind.RESIZED && it.kind() != Kind.REFUSED)
        .forEach(it -> told.merge(it.of(), 1L, Long::sum));
    Map<String, Long> sent = new HashMap<>();
    stored(
            event,
            EnumSet.complementOf(
                EnumSet.of(RegistrationStatus.ATTENDED, RegistrationStatus.NO_SHOW)))
        .forEach(it -> sent.put(it.state().id(), it.sequence()));
    sent.forEach((id, count) -> assertThat(told.get(id)).as(id).isEqualTo(count));
  }

  /** At each step, seats went to the head of the queue, or to a newcomer if nobody waited. */
  private static void assertFair(List<SeatStep> all) {
    Map<Mode, List<String>> queues = new HashMap<>();
    for (SeatStep step : all) {
      if (step.mode() == null) {
        continue;
      }
      List<String> queue = queues.computeIfAbsent(step.mode(), it -> new ArrayList<>());
      switch (step.kind()) {
        case CONFIRMED -> assertThat(queue).as("nobody waited").isEmpty();
        case WAITLISTED -> queue.add(step.of());
        case OFFERED -> assertThat(queue.removeFirst()).isEqualTo(step.of());
        case LEFT, ENDED -> assertThat(queue.remove(step.of())).isTrue();
        case RESIZED, REFUSED, ACCEPTED, LAPSED, DECLINED, RETURNED -> {}
      }
    }
  }

  private long sum(String event, Mode mode, EnumSet<RegistrationStatus> statuses) {
    return stored(event, statuses).stream()
        .map(it -> it.state().party())
        .filter(it -> it.mode() == mode)
        .mapToLong(Party::seats)
        .sum();
  }

  List<Stored<Registration>> stored(String event, EnumSet<RegistrationStatus> statuses) {
    return registrations.of(event, statuses, null, 10_000);
  }

  void become(String event, EventStatus status) {
    events.become(event, status);
    look(event);
  }

  /** The service's own sweep does, as soon as it can. */
  void look(String event) {
    mongo.updateFirst(
        Query.query(Criteria.where("_id").is(event)),
        new Update().set("due", Instant.EPOCH),
        "seats");
  }
}
