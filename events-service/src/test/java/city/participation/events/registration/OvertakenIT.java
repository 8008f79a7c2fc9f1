package city.participation.events.registration;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.events.RunningEventsService;
import city.participation.events.seat.Mode;
import city.participation.events.seat.SeatBook;
import city.participation.events.seat.SeatState;
import city.participation.events.seat.SeatStep;
import city.participation.events.seat.SeatStep.Kind;
import city.participation.messaging.outbox.Stored;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody has read the ledger, and others are faster: what looking again takes. */
@RunningEventsService
class OvertakenIT {

  @Autowired private Seating seating;
  @Autowired private Registrations registrations;
  @Autowired private WriteSteps steps;
  private final Clock clock = Clock.systemUTC();
  private final List<String> asked = new ArrayList<>();

  @Test
  void readsNoTailWhenStepsOfOthersWereWrittenAway() {
    String event = seating.event(5);
    seating.awaitCalm(event);
    seating.registered(event, "bert", 1);
    SeatState seen = seating.seats(event);
    assertThat(seen.tail()).isNotEmpty();
    Stored<Registration> anna = pending(event);
    steps.finishAll(seen);

    assertThat(decided(seen, anna)).isEqualTo(RegistrationStatus.CONFIRMED);

    assertThat(asked).containsExactly("take", "glance", "take");
    assertThat(seating.pool(event).taken()).isEqualTo(2);
    seating.assertSound(event);
  }

  @Test
  void joinsTheQueueAtOnceWhenTheLastSeatIsGone() {
    String event = seating.event(1);
    seating.awaitCalm(event);
    SeatState seen = seating.seats(event);
    Stored<Registration> anna = pending(event);
    seating.registered(event, "bert", 1);

    assertThat(decided(seen, anna)).isEqualTo(RegistrationStatus.WAITLISTED);

    assertThat(asked).containsExactly("take", "glance", "take");
    seating.assertSound(event);
  }

  @Test
  void finishesWhatOthersHaveBegunWithTheSameRegistration() {
    String event = seating.event(5);
    seating.awaitCalm(event);
    SeatState seen = seating.seats(event);
    Stored<Registration> anna = pending(event);
    // Ahead, so that the service's own sweep does not come first.
    Instant at = clock.instant().plus(Duration.ofMinutes(10));
    assertThat(
            seating.book.take(
                seen, SeatStep.of(anna.state().id(), Kind.CONFIRMED, Mode.ON_SITE, 1, at)))
        .isPresent();

    assertThat(decided(seen, anna)).isEqualTo(RegistrationStatus.CONFIRMED);

    assertThat(asked).containsExactly("take", "glance", "take", "read");
    assertThat(seating.pool(event).taken()).isEqualTo(1);
    seating.assertSound(event);
  }

  private Stored<Registration> pending(String event) {
    return registrations.add(
        Registration.pending(
            UUID.randomUUID().toString(),
            event,
            "anna",
            new Party(Mode.ON_SITE, 1, List.of()),
            null,
            clock.instant()));
  }

  private RegistrationStatus decided(SeatState seen, Stored<Registration> pending) {
    return new Admission(watched(), registrations, steps, clock)
        .decide(seen, pending, true)
        .orElseThrow()
        .state()
        .status();
  }

  private SeatBook watched() {
    return (SeatBook)
        Proxy.newProxyInstance(
            SeatBook.class.getClassLoader(),
            new Class<?>[] {SeatBook.class},
            (proxy, method, arguments) -> {
              asked.add(method.getName());
              return method.invoke(seating.book, arguments);
            });
  }
}
