package city.participation.partners.partner.web;

import city.participation.partners.partner.NextStep;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

@Schema(name = "NextStep", description = "What a partner waits for, and for whom.")
record NextStepResponse(
    @Schema(description = "The step, by the name of its resource.", example = "information")
        String action,
    @Schema(description = "Who has to act.") NextStep.Actor by,
    @Schema(description = "The last day for it; absent where nothing limits it.")
        @Nullable LocalDate deadline) {

  static @Nullable NextStepResponse of(@Nullable NextStep step) {
    return step == null
        ? null
        : new NextStepResponse(step.action().resource(), step.by(), step.deadline());
  }
}
