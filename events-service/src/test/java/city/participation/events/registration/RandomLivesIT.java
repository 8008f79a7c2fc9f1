package city.participation.events.registration;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.events.RunningEventsService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Whatever people and staff do, one after the other, the log says how it stands, and it is fair.
 */
@RunningEventsService
class RandomLivesIT {

  private static final int STEPS = 60;

  @Autowired private Seating seating;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void keepsItsPromises(long seed) {
    Random random = new Random(seed);
    String event = seating.event(4);
    List<String> people = new ArrayList<>();
    for (int i = 0; i < STEPS; i++) {
      switch (random.nextInt(8)) {
        case 0, 1, 2 -> {
          String name = "person-" + i;
          if (seating.register(event, name, 1 + random.nextInt(4)) instanceof Outcome.Done) {
            people.add(name);
          }
        }
        case 3, 4 -> giveUp(event, people, random);
        case 5 -> answer(event, random, true);
        case 6 -> answer(event, random, false);
        default -> seating.resize(event, 1 + random.nextInt(8));
      }
      seating.settle(event);
      if (i % 10 == 9) {
        seating.assertSound(event);
      }
    }
    seating.assertSound(event);
    assertThat(seating.seats(event).steps()).isGreaterThan(STEPS / 3);
  }

  private void giveUp(String event, List<String> people, Random random) {
    if (people.isEmpty()) {
      return;
    }
    String name = people.remove(random.nextInt(people.size()));
    seating
        .registrations
        .open(event, name)
        .ifPresent(it -> seating.cancel(event, it.state().id(), name));
  }

  private void answer(String event, Random random, boolean accepted) {
    var offered = seating.stored(event, EnumSet.of(RegistrationStatus.OFFERED));
    if (offered.isEmpty()) {
      return;
    }
    Registration one = offered.get(random.nextInt(offered.size())).state();
    if (accepted) {
      assertThat(seating.accept(event, one.id(), one.participant()))
          .isInstanceOf(Outcome.Done.class);
    } else {
      Instant past = Clock.systemUTC().instant().minus(Duration.ofSeconds(1));
      seating.let(one.id(), past.truncatedTo(ChronoUnit.MILLIS));
      seating.awaitStatus(one.id(), RegistrationStatus.LAPSED);
    }
  }
}
