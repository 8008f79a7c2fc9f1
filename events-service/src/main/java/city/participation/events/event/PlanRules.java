package city.participation.events.event;

import city.participation.events.content.EventContent;
import city.participation.events.event.Refusal.Flaw;
import city.participation.events.event.Refusal.Flawed;
import city.participation.events.programme.ProgrammeStanding;
import city.participation.events.programme.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When and where an event can be. */
final class PlanRules {

  /** Its venue and staff are booked day by day. */
  static final Duration LONGEST = Duration.ofDays(31);

  /** A mistyped year is no plan. */
  static final Duration FARTHEST = Duration.ofDays(3_660);

  private PlanRules() {}

  /** Null if what is said so far does not contradict itself. */
  static @Nullable Refusal flaw(
      EventPlan plan, @Nullable ProgrammeStanding programme, Instant now) {
    if (programme == null) {
      return new Flawed("/programmeId", Flaw.UNKNOWN_PROGRAMME);
    }
    if (plan.stageId() != null && programme.stage(plan.stageId()).isEmpty()) {
      return new Flawed("/stageId", Flaw.UNKNOWN_STAGE);
    }
    if (plan.attendance() == AttendanceMode.ONLINE && plan.venue() != null) {
      return new Flawed("/venue", Flaw.NO_VENUE_ONLINE);
    }
    if (plan.attendance() == AttendanceMode.ON_SITE && plan.onlineLink() != null) {
      return new Flawed("/onlineLink", Flaw.NO_LINK_ON_SITE);
    }
    Refusal flaw = times(plan.startsAt(), plan.endsAt(), now);
    return flaw != null ? flaw : window(plan.registration(), plan.startsAt(), now);
  }

  private static @Nullable Refusal times(
      @Nullable Instant startsAt, @Nullable Instant endsAt, Instant now) {
    if (isTooFar(startsAt, now)) {
      return new Flawed("/startsAt", Flaw.TOO_FAR_AWAY);
    }
    if (isTooFar(endsAt, now)) {
      return new Flawed("/endsAt", Flaw.TOO_FAR_AWAY);
    }
    if (startsAt == null || endsAt == null) {
      return null;
    }
    if (!startsAt.isBefore(endsAt)) {
      return new Flawed("/endsAt", Flaw.NOT_AFTER_START);
    }
    return Duration.between(startsAt, endsAt).compareTo(LONGEST) > 0
        ? new Flawed("/endsAt", Flaw.TOO_LONG_FOR_AN_EVENT)
        : null;
  }

  private static boolean isTooFar(@Nullable Instant moment, Instant now) {
    return moment != null
        && (moment.isBefore(now.minus(FARTHEST)) || moment.isAfter(now.plus(FARTHEST)));
  }

  private static @Nullable Refusal window(
      @Nullable RegistrationWindow window, @Nullable Instant startsAt, Instant now) {
    if (window == null) {
      return null;
    }
    Instant opensAt = window.opensAt();
    Instant closesAt = window.closesAt();
    if (isTooFar(opensAt, now)) {
      return new Flawed("/registration/opensAt", Flaw.TOO_FAR_AWAY);
    }
    if (isTooFar(closesAt, now)) {
      return new Flawed("/registration/closesAt", Flaw.TOO_FAR_AWAY);
    }
    if (opensAt != null && closesAt != null && !opensAt.isBefore(closesAt)) {
      return new Flawed("/registration/closesAt", Flaw.NOT_AFTER_OPENING);
    }
    if (startsAt != null && opensAt != null && !opensAt.isBefore(startsAt)) {
      return new Flawed("/registration/opensAt", Flaw.NOT_BEFORE_START);
    }
    return startsAt != null && closesAt != null && closesAt.isAfter(startsAt)
        ? new Flawed("/registration/closesAt", Flaw.NOT_BEFORE_START)
        : null;
  }

  /** Null if people can come to it: all that is needed is there, in its time and programme. */
  static @Nullable Refusal obstacle(
      EventContent content, EventPlan plan, @Nullable ProgrammeStanding programme, Instant now) {
    Refusal flaw = flaw(plan, programme, now);
    if (flaw != null || programme == null) {
      return flaw;
    }
    List<String> missing = new ArrayList<>(plan.missing());
    if (content.accessibility() == null) {
      missing.add("accessibility");
    }
    ScheduledPlan scheduled = plan.scheduled().orElse(null);
    if (!missing.isEmpty() || scheduled == null) {
      return new Refusal.Incomplete(List.copyOf(missing));
    }
    if (!scheduled.endsAt().isAfter(now)) {
      return new Refusal.Over();
    }
    if (!programme.takesEvents()) {
      return new Refusal.ProgrammeTakesNone(programme.status());
    }
    String stageId = scheduled.stageId();
    Stage stage = stageId == null ? null : programme.stage(stageId).orElse(null);
    return stage == null || liesIn(scheduled, stage)
        ? null
        : new Refusal.OutsideStage(stage.id(), stage.plan().opensAt(), stage.plan().closesAt());
  }

  /** Null unless registration would be over before it could begin. */
  static @Nullable Refusal overBeforehand(EventPlan plan, Instant now) {
    RegistrationWindow window = plan.registration();
    return window != null && window.closesAt() != null && !window.closesAt().isAfter(now)
        ? new Flawed("/registration/closesAt", Flaw.ALREADY_OVER)
        : null;
  }

  /** Its stage was moved away under it. */
  static boolean isOutsideStage(Event event, @Nullable ProgrammeStanding programme) {
    ScheduledPlan plan = event.status().isAhead() ? event.scheduled().orElse(null) : null;
    return plan != null
        && plan.stageId() != null
        && (programme == null
            || programme.stage(plan.stageId()).filter(it -> liesIn(plan, it)).isEmpty());
  }

  /** Both are half-open intervals. */
  private static boolean liesIn(ScheduledPlan plan, Stage stage) {
    return !plan.startsAt().isBefore(stage.plan().opensAt())
        && !plan.endsAt().isAfter(stage.plan().closesAt());
  }
}
