package city.participation.events.programme.web;

import city.participation.events.Checked;
import city.participation.events.TextsBody;
import city.participation.events.content.Texts;
import city.participation.events.programme.StageAction;
import city.participation.events.programme.StagePlan;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a request plans for a stage, as it comes; also what a merge patch is applied to. */
@Schema(name = "StageRequest", description = "What is planned for a stage.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record StageRequest(
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            description = "In both languages, each in one line of 3 to 120 characters.")
        @Nullable TextsBody title,
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            format = "date-time",
            description = "Its first moment, with offset.",
            example = "2027-03-01T00:00:00+01:00")
        @Nullable String opensAt,
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            format = "date-time",
            description = "The first moment after it, with offset; still to come.",
            example = "2027-04-01T00:00:00+02:00")
        @Nullable String closesAt,
    @Schema(defaultValue = "false", description = "Whether it may be open beside other stages.")
        @Nullable Boolean parallel,
    @ArraySchema(
            maxItems = 4,
            arraySchema =
                @Schema(
                    requiredMode = RequiredMode.REQUIRED,
                    description = "What the public can do while it is open.",
                    example = "[\"SUBMIT\", \"SUPPORT\"]"))
        @Nullable List<@Nullable StageAction> allowedActions) {

  StagePlan plan(Checked checked) {
    Texts its = checked.title("/title", title, StagePlan.TITLE_MIN, StagePlan.TITLE_MAX);
    Instant from = checked.moment("/opensAt", opensAt);
    Instant until = checked.moment("/closesAt", closesAt);
    List<StageAction> actions = actions(checked);
    checked.complain();
    return new StagePlan(
        Objects.requireNonNull(its),
        Objects.requireNonNull(from),
        Objects.requireNonNull(until),
        parallel != null && parallel,
        actions);
  }

  private List<StageAction> actions(Checked checked) {
    if (allowedActions == null) {
      checked.wrong("/allowedActions", "missing");
      return List.of();
    }
    List<StageAction> actions = new ArrayList<>();
    for (int i = 0; i < allowedActions.size(); i++) {
      StageAction action = allowedActions.get(i);
      if (action == null) {
        checked.wrong("/allowedActions/" + i, "missing");
      } else if (actions.contains(action)) {
        checked.wrong("/allowedActions/" + i, "repeated");
      } else {
        actions.add(action);
      }
    }
    return actions;
  }

  /** As a request that would say the same. */
  static StageRequest of(StagePlan plan) {
    return new StageRequest(
        TextsBody.of(plan.title()),
        plan.opensAt().toString(),
        plan.closesAt().toString(),
        plan.parallel(),
        new ArrayList<>(plan.allowedActions()));
  }
}
