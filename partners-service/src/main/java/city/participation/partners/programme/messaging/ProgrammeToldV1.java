package city.participation.partners.programme.messaging;

import city.participation.partners.programme.ProgrammeFact;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What we read of {@code programme-announced} and of {@code programme-updated}. */
record ProgrammeToldV1(
    @Nullable String audience, @Nullable String status, @Nullable List<StageV1> stages) {

  private static final Set<String> OVER = Set.of("CLOSED", "ARCHIVED");

  record StageV1(@Nullable String stageId) {}

  /** A message without any of it breaks its contract and must not be half understood. */
  ProgrammeFact fact() {
    return new ProgrammeFact.ProgrammeTold(
        !"PUBLIC".equals(Objects.requireNonNull(audience, "audience")),
        OVER.contains(Objects.requireNonNull(status, "status")),
        Objects.requireNonNull(stages, "stages").stream()
            .map(it -> Objects.requireNonNull(it.stageId(), "stageId"))
            .toList());
  }
}
