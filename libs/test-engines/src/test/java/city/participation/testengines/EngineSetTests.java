package city.participation.testengines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineSetTests {

  @Test
  void knowsThreeNames() {
    assertThat(EngineSet.named("embedded")).isEqualTo(EngineSet.EMBEDDED);
    assertThat(EngineSet.named("native")).isEqualTo(EngineSet.NATIVE);
    assertThat(EngineSet.named("containers")).isEqualTo(EngineSet.CONTAINERS);
  }

  @Test
  void saysWhichNamesThereAre() {
    assertThatThrownBy(() -> EngineSet.named("docker"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("'docker'")
        .hasMessageContaining("embedded, native or containers");
  }

  @Test
  void saysHowToGetAMissingServer(@TempDir Path empty) {
    assertThatThrownBy(() -> RabbitInstallation.find(empty.toString(), "/usr/bin"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(empty.resolve("sbin").toString())
        .hasMessageContaining("apt-get install rabbitmq-server")
        .hasMessageContaining("-Dengines.rabbitmq.home=");
  }
}
