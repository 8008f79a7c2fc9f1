package city.participation.events.programme;

import city.participation.events.RequestKey;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Staff plan, move and remove stages, and open one again. */
@Component
public class PlanStages {

  private final ProgrammeChanges changes;
  private final Clock clock;

  PlanStages(ProgrammeChanges changes, Clock clock) {
    this.changes = changes;
    this.clock = clock;
  }

  public Outcome plan(
      String id,
      Person person,
      long version,
      @Nullable RequestKey<ProgrammeView> key,
      StagePlan plan) {
    String stage = UUID.randomUUID().toString();
    return changes.change(
        id, person, version, key, it -> StageSteps.plan(it, person, stage, plan, clock.instant()));
  }

  /** {@code change}: from what is planned now to what shall be. */
  public Outcome change(
      String id, String stage, Person person, long version, UnaryOperator<StagePlan> change) {
    return changes.change(
        id,
        person,
        version,
        null,
        it ->
            it.stage(stage)
                .map(before ->
                    StageSteps.change(
                        it, person, stage, change.apply(before.plan()), clock.instant()))
                .orElseGet(() -> Programme.refused(new Refusal.NotFound())));
  }

  public Outcome remove(String id, String stage, Person person, long version) {
    return changes.change(
        id, person, version, null, it -> StageSteps.remove(it, person, stage, clock.instant()));
  }

  public Outcome reopen(
      String id,
      String stage,
      Person person,
      long version,
      @Nullable RequestKey<ProgrammeView> key,
      Instant closesAt,
      String reason) {
    return changes.change(
        id,
        person,
        version,
        key,
        it -> StageSteps.reopen(it, person, stage, closesAt, reason, clock.instant()));
  }
}
