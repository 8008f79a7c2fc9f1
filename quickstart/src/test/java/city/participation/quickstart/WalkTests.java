package city.participation.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class WalkTests {

  @Test
  void isTheReadmesWordForWord() throws IOException {
    assertThat(Files.readString(Path.of("../README.md"))).contains("```sh\n" + Walk.text() + "```");
  }

  @Test
  void namesThePortsOfThisRun() {
    var walk = Walk.forRun(new Ports(9090));

    assertThat(walk).contains("http://localhost:9090/api/ideas").doesNotContain("8080");
    assertThat(walk).contains("./token demo-participant-1 --port 9090)");
  }

  @Test
  void isAsInTheReadmeOnTheUsualPort() {
    assertThat(Walk.forRun(new Ports(8080))).isEqualTo(Walk.text());
  }
}
