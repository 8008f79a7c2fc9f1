package city.participation.ideas;

import city.participation.defaults.problem.Problem;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** How every feature answers what no open stage of an idea's programme allows. */
public final class StageProblem {

  /** In both languages: as ISO 8601 has it, by the clocks of the city. */
  private static final DateTimeFormatter WORDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd, HH:mm").withZone(ZoneId.of("Europe/Berlin"));

  private StageProblem() {}

  /** {@code opensAt}: when the next stage will allow it; null if none is planned. */
  public static Problem of(@Nullable Instant opensAt) {
    return opensAt == null
        ? Problem.of(HttpStatus.CONFLICT, "stage-closed")
        : Problem.of(HttpStatus.CONFLICT, "stage-opens-later", WORDS.format(opensAt))
            .withProperty("opensAt", opensAt);
  }
}
