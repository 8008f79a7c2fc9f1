package city.participation.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.participation.benchmarks.Settings.Part;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SettingsTests {

  @Test
  void keepsTheResultsOfACompleteRunOnly() {
    assertThat(Settings.parse("root").complete()).isTrue();
    assertThat(Settings.parse("root", "--seconds", "5").complete()).isFalse();
    assertThat(Settings.parse("root", "--only", "peers").complete()).isFalse();
  }

  @Test
  void roundsAreShorterThanWhatIsMeasuredOnce() {
    var settings = Settings.parse("root", "--seconds", "12", "--warm-up", "20", "--only", "peers");
    assertThat(settings.parts()).containsExactly(Part.PEERS);
    assertThat(Settings.parse("root").parts()).containsExactlyInAnyOrder(Part.values());
    assertThat(settings.round()).isEqualTo(Duration.ofSeconds(4));
    assertThat(settings.warmUp()).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThatThrownBy(() -> Settings.parse("root", "--only", "friends"))
        .hasMessage("--only is ideas, directory, events, peers or left out");
    assertThatThrownBy(() -> Settings.parse("root", "--only")).hasMessage("--only needs a value");
    assertThatThrownBy(() -> Settings.parse("root", "--all", "1"))
        .hasMessage("unknown option --all");
  }
}
