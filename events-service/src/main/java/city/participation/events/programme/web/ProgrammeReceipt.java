package city.participation.events.programme.web;

import city.participation.events.programme.Action;
import city.participation.events.programme.ProgrammeStatus;
import city.participation.events.programme.ProgrammeView;
import city.participation.events.programme.Stage;
import city.participation.events.programme.StageStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

@Schema(
    name = "ProgrammeReceipt",
    description =
        "What a step has made of a programme. Short, because it is kept for 24 hours to be given"
            + " again when the same request is repeated.")
record ProgrammeReceipt(
    String id,
    ProgrammeStatus status,
    @Schema(description = "Its stages in their order.") List<StageReceipt> stages,
    @Schema(description = "What the caller can do now.") List<String> allowed) {

  @Schema(name = "StageReceipt")
  record StageReceipt(String id, StageStatus status, Instant opensAt, Instant closesAt) {

    private static StageReceipt of(Stage stage) {
      return new StageReceipt(
          stage.id(), stage.status(), stage.plan().opensAt(), stage.plan().closesAt());
    }
  }

  static ProgrammeReceipt of(ProgrammeView programme) {
    return new ProgrammeReceipt(
        programme.id(),
        programme.status(),
        programme.stages().stream().map(StageReceipt::of).toList(),
        programme.allowed().stream().map(Action::resource).toList());
  }
}
