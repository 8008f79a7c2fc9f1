package city.participation.benchmarks.faults;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.benchmarks.faults.history.Aftermath;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ObserverTests {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void takesWhatWasReadWhenNothingWaitedAnyMore() throws InterruptedException {
    Aftermath overtaken = aftermath(0);
    Aftermath atRest = aftermath(0);

    assertThat(settle(overtaken, atRest)).isSameAs(atRest);
  }

  @Test
  void waitsAgainForWhatHasBegunMeanwhile() throws InterruptedException {
    Aftermath atRest = aftermath(0);

    assertThat(settle(aftermath(0), aftermath(2), aftermath(0), atRest)).isSameAs(atRest);
  }

  @Test
  void comesToAnEndAlsoIfSomethingWaitsForEver() throws InterruptedException {
    Queue<Aftermath> looks = new ArrayDeque<>(List.of(aftermath(1), aftermath(3)));

    var settled = Observer.settle(looks::remove, Duration.ofMillis(100));

    assertThat(settled.aftermath().left()).isEqualTo(3);
  }

  private static Aftermath settle(Aftermath... looks) throws InterruptedException {
    return Observer.settle(new ArrayDeque<>(List.of(looks))::remove, PATIENCE).aftermath();
  }

  private static Aftermath aftermath(long waiting) {
    return new Aftermath(
        Map.of(), Set.of(), Map.of(), List.of(), null, null, Map.of("outboxes", waiting));
  }
}
