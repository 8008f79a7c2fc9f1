package city.participation.events.programme;

import city.participation.events.RequestKey;
import city.participation.events.content.Texts;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Staff lead a programme from its draft to the archive; all between the calendar does. */
@Component
public class LeadProgramme {

  private final ProgrammeChanges changes;
  private final Clock clock;

  LeadProgramme(ProgrammeChanges changes, Clock clock) {
    this.changes = changes;
    this.clock = clock;
  }

  public Outcome announce(
      String id,
      Person person,
      long version,
      @Nullable RequestKey<ProgrammeView> key,
      @Nullable String reason) {
    return changes.change(
        id,
        person,
        version,
        key,
        it -> ProgrammeSteps.announce(it, person, reason, clock.instant()));
  }

  public Outcome discard(
      String id,
      Person person,
      long version,
      @Nullable RequestKey<ProgrammeView> key,
      String reason) {
    return changes.change(
        id,
        person,
        version,
        key,
        it -> ProgrammeSteps.discard(it, person, reason, clock.instant()));
  }

  /** Its events are called off soon after, with the same reason. */
  public Outcome callOff(
      String id,
      Person person,
      long version,
      @Nullable RequestKey<ProgrammeView> key,
      Texts results,
      String reason) {
    return changes.change(
        id,
        person,
        version,
        key,
        it -> ProgrammeSteps.callOff(it, person, results, reason, clock.instant()));
  }

  public Outcome close(
      String id,
      Person person,
      long version,
      @Nullable RequestKey<ProgrammeView> key,
      Texts results,
      @Nullable String reason) {
    return changes.change(
        id,
        person,
        version,
        key,
        it -> ProgrammeSteps.close(it, person, results, reason, clock.instant()));
  }

  public Outcome archive(
      String id,
      Person person,
      long version,
      @Nullable RequestKey<ProgrammeView> key,
      @Nullable String reason) {
    return changes.change(
        id,
        person,
        version,
        key,
        it -> ProgrammeSteps.archive(it, person, reason, clock.instant()));
  }
}
