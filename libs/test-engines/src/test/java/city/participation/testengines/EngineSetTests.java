package city.participation.testengines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineSetTests {

  @Test
  void knowsThreeNames() {
    assertThat(EngineSet.named("embedded", "engines")).isEqualTo(EngineSet.EMBEDDED);
    assertThat(EngineSet.named("native", "engines")).isEqualTo(EngineSet.NATIVE);
    assertThat(EngineSet.named("containers", "engines")).isEqualTo(EngineSet.CONTAINERS);
  }

  @Test
  void saysWhichNamesThereAre() {
    assertThatThrownBy(() -> EngineSet.named("docker", "engines.database"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("engines.database is 'docker'")
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
