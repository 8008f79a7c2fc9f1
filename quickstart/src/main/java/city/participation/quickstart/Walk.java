package city.participation.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The README's walk through the API, for the ports and folder of this run. */
final class Walk {

  private static final String RESOURCE = "/walk.sh";
  private static final int DEFAULT_PORT = 8080;
  private static final String DEFAULT_GATEWAY = "http://localhost:" + DEFAULT_PORT;

  private Walk() {}

  static String forRun(Ports ports) {
    var walk = text().replace(DEFAULT_GATEWAY, "http://localhost:" + ports.gateway());
    return ports.gateway() == DEFAULT_PORT
        ? walk
        : walk.replaceAll("\\./token (\\S+?)\\)", "./token $1 --port " + ports.gateway() + ")");
  }

  static String text() {
    try (var in = Walk.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
