package city.participation.events.registration;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.events.Crowd;
import city.participation.events.RunningEventsService;
import city.participation.events.seat.SeatStep.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Many want what only some can have. By default few rounds of few racers; all of them with {@code
 * -Dregistration.rounds=100 -Dregistration.racers=500}.
 */
@RunningEventsService
class LastSeatIT {

  private static final int ROUNDS = Integer.getInteger("registration.rounds", 6);
  private static final int RACERS = Integer.getInteger("registration.racers", 60);

  @Autowired private Seating seating;

  @Test
  void givesTheLastSeatToExactlyOne() throws InterruptedException {
    for (int round = 0; round < ROUNDS; round++) {
      boolean waitingList = round % 2 == 0;
      String event = seating.event(Seating.planOf(1, waitingList));
      List<Callable<Outcome>> racers = new ArrayList<>();
      for (int i = 0; i < RACERS; i++) {
        String name = "racer-" + i;
        racers.add(() -> seating.insist(event, name));
      }

      Map<RegistrationStatus, Integer> statuses = statuses(Crowd.all(racers));

      assertThat(statuses.get(RegistrationStatus.CONFIRMED)).as("round " + round).isEqualTo(1);
      assertThat(statuses.getOrDefault(RegistrationStatus.WAITLISTED, 0))
          .isEqualTo(waitingList ? RACERS - 1 : 0);
      assertThat(seating.pool(event).taken()).isEqualTo(1);
      seating.assertSound(event);
    }
  }

  @Test
  void registersAPersonOnceHoweverOftenTheyAskAtOnce() throws InterruptedException {
    String event = seating.event(10);
    List<Callable<Outcome>> requests = Collections.nCopies(50, () -> register(event));

    List<Outcome> outcomes = Crowd.all(requests);

    assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
    assertThat(outcomes)
        .filteredOn(it ->
            it instanceof Outcome.Refused(Refusal why) && why instanceof Refusal.AlreadyRegistered)
        .hasSize(49);
    assertThat(seating.pool(event).taken()).isEqualTo(1);
    assertThat(seating.log(event)).filteredOn(it -> it.kind() == Kind.CONFIRMED).hasSize(1);
    seating.assertSound(event);
  }

  private Outcome register(String event) {
    return seating.register(event, "anna", 1);
  }

  /** Parties of all sizes come, go and accept, in any order, while offers are made. */
  @RepeatedTest(3)
  void neverSellsASeatTwiceWhateverHappensAtOnce() throws InterruptedException {
    Random random = new Random();
    String event = seating.event(12);
    List<Callable<Boolean>> people = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String name = "person-" + UUID.randomUUID();
      int seats = 1 + random.nextInt(4);
      boolean goes = random.nextBoolean();
      people.add(() -> {
        String id = seating.registered(event, name, seats);
        if (goes) {
          seating.cancel(event, id, name);
        }
        return true;
      });
    }
    for (int i = 0; i < 3; i++) {
      people.add(() -> {
        seating.settle(event);
        return true;
      });
    }
    Crowd.all(people);
    seating.settle(event);
    seating.assertSound(event);

    List<Callable<Boolean>> answers = new ArrayList<>();
    seating.stored(event, EnumSet.of(RegistrationStatus.OFFERED)).stream()
        .map(it -> it.state())
        .forEach(it ->
            answers.add(
                () -> seating.accept(event, it.id(), it.participant()) instanceof Outcome.Done));
    assertThat(Crowd.all(answers)).doesNotContain(false);
    seating.assertSound(event);
  }

  @Test
  void doesOneOfAcceptingAndLapsingAndCancelling() throws InterruptedException {
    for (int round = 0; round < 5; round++) {
      String event = seating.event(1);
      String first = seating.registered(event, "anna", 1);
      String second = seating.registered(event, "bert", 1);
      seating.cancel(event, first, "anna");
      seating.awaitStatus(second, RegistrationStatus.OFFERED);
      long version = seating.version(second);

      List<Outcome> outcomes =
          Crowd.all(
              List.of(
                  () -> seating.accept(event, second, "bert"),
                  () -> seating.cancel(event, second, "bert"),
                  () -> seating.accept(event, second, "bert"),
                  () -> seating.cancel(event, second, "bert")));

      assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).isNotEmpty();
      assertThat(seating.version(second)).isBetween(version + 1, version + 2);
      seating.assertSound(event);
    }
  }

  private static Map<RegistrationStatus, Integer> statuses(List<Outcome> outcomes) {
    Map<RegistrationStatus, Integer> statuses = new EnumMap<>(RegistrationStatus.class);
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Outcome.Done(RegistrationView done)) {
        statuses.merge(done.status(), 1, Integer::sum);
      } else {
        assertThat(outcome).isEqualTo(new Outcome.Refused(new Refusal.Full()));
      }
    }
    return statuses;
  }
}
