package city.participation.ideas.programme.messaging;

import static city.participation.ideas.incoming.Required.required;

import city.participation.ideas.programme.KnownStage;
import city.participation.ideas.programme.ProgrammeFact;
import city.participation.ideas.programme.StageStatus;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What we read of {@code programme-announced} and of {@code programme-updated}. */
record ProgrammeToldV1(String audience, String status, List<StageV1> stages) {

  private static final Set<String> OVER = Set.of("CLOSED", "ARCHIVED");

  record StageV1(
      String stageId,
      Instant opensAt,
      Instant closesAt,
      String status,
      List<String> allowedActions) {

    KnownStage stage() {
      return new KnownStage(
          required(stageId, "stageId"),
          required(opensAt, "opensAt"),
          required(closesAt, "closesAt"),
          status(required(status, "status")),
          AllowedActions.of(allowedActions));
    }

    /** One that we have never heard of is none in which anything is open. */
    private static StageStatus status(String status) {
      return switch (status) {
        case "PLANNED" -> StageStatus.PLANNED;
        case "OPEN" -> StageStatus.OPEN;
        default -> StageStatus.CLOSED;
      };
    }
  }

  ProgrammeFact fact() {
    return new ProgrammeFact.ProgrammeTold(
        !"PUBLIC".equals(required(audience, "audience")),
        OVER.contains(required(status, "status")),
        required(stages, "stages").stream().map(StageV1::stage).toList());
  }
}
