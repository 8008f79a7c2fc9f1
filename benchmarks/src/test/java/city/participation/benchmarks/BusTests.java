package city.participation.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.FileSystemResource;

class BusTests {

  /** A third consumer would be one more queue to write to, and the peer would have it easier. */
  @Test
  void knowsEveryQueueToWhichIdeasAreSent() throws IOException {
    var settings =
        new YamlPropertySourceLoader()
            .load(
                "ideas-service",
                new FileSystemResource(
                    Path.of("../ideas-service/src/main/resources/application.yml")))
            .getFirst();
    String consumers = "participation.messaging.consumers";
    assertThat(settings.getProperty(consumers + "[0]")).isEqualTo(queued(Bus.QUEUE));
    assertThat(settings.getProperty(consumers + "[1]")).isEqualTo(queued(Bus.OTHER_QUEUE));
    assertThat(settings.getProperty(consumers + "[2]")).isNull();
  }

  private static String queued(String queue) {
    return queue.substring("ideas.".length());
  }
}
