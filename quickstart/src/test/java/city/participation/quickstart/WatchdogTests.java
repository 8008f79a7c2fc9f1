package city.participation.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WatchdogTests {

  @Test
  void endsTheChildrenItStillKnowsWhenItsPipeCloses() throws Exception {
    var guarded = sleeper();
    var forgotten = sleeper();
    try (var watchdog = Watchdog.start()) {
      watchdog.guard(guarded);
      watchdog.guard(forgotten);
      watchdog.forget(forgotten);
      assertThat(guarded.isAlive()).isTrue();
    }

    assertThat(guarded.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(forgotten.isAlive()).isTrue();
    forgotten.destroyForcibly();
  }

  private static Process sleeper() throws IOException {
    return new ProcessBuilder("sleep", "60").start();
  }
}
