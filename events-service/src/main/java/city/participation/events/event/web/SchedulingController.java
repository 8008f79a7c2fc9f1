package city.participation.events.event.web;

import city.participation.defaults.http.EntityTag;
import city.participation.defaults.http.IdempotencyKey;
import city.participation.defaults.security.Caller;
import city.participation.events.Checked;
import city.participation.events.district.Districts;
import city.participation.events.event.CallOffEvent;
import city.participation.events.event.EventPlan;
import city.participation.events.event.ScheduleEvent;
import city.participation.events.event.web.StepRequests.Reasoned;
import city.participation.events.event.web.StepRequests.Rescheduling;
import city.participation.events.event.web.StepRequests.Scheduling;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The steps of staff with an event's time and place, each a resource that is posted. */
@RestController
@RequestMapping(path = "/api/events/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Scheduling")
class SchedulingController {

  private static final Scheduling NOTHING_SAID = new Scheduling(null, null, null);

  private final ScheduleEvent schedule;
  private final CallOffEvent callOff;
  private final StaffSteps steps;
  private final Districts districts;

  SchedulingController(
      ScheduleEvent schedule, CallOffEvent callOff, StaffSteps steps, Districts districts) {
    this.schedule = schedule;
    this.callOff = callOff;
    this.steps = steps;
    this.districts = districts;
  }

  @PostMapping(path = "/scheduling")
  @Operation(
      operationId = "scheduleEvent",
      summary = "Schedule a draft",
      description =
          "Needs time, place and accessibility, in a programme that is announced and, if it names"
              + " one, inside its stage. Where another event has its venue or somebody of its staff"
              + " at that time, it is refused with their names, or forced with a reason. Its co-hosts"
              + " are accredited and engaged as such, and its ideas public. What the calendar has for"
              + " it by now is done at once.")
  ResponseEntity<EventReceipt> schedule(
      @PathVariable String id,
      Caller caller,
      EntityTag ifMatch,
      @Nullable IdempotencyKey key,
      @RequestBody(required = false) @Nullable Scheduling request) {
    Checked body = new Checked();
    Scheduling step = request == null ? NOTHING_SAID : request;
    String reason = StaffSteps.optionalReason(body, step.reason());
    String force = StaffSteps.force(body, step.force());
    return steps.take(
        body,
        caller,
        step.office(),
        ifMatch,
        key,
        (person, version, its) -> schedule.schedule(id, person, version, its, reason, force));
  }

  @PostMapping(path = "/rescheduling", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "rescheduleEvent",
      summary = "Move an event, or schedule one that was postponed",
      description =
          "With a reason; what is not named stays. Where its time or place moves, SEQUENCE of"
              + " iCalendar is raised. Refused, or forced, as scheduling is.")
  ResponseEntity<EventReceipt> reschedule(
      @PathVariable String id,
      Caller caller,
      EntityTag ifMatch,
      @Nullable IdempotencyKey key,
      @RequestBody Rescheduling request) {
    Checked body = new Checked();
    String reason = StaffSteps.reason(body, request.reason());
    String force = StaffSteps.force(body, request.force());
    UnaryOperator<EventPlan> change = new PlanBody(districts, body).change(request);
    return steps.take(
        body,
        caller,
        request.office(),
        ifMatch,
        key,
        (person, version, its) ->
            schedule.reschedule(
                id, person, version, its, change, Objects.requireNonNull(reason), force));
  }

  @PostMapping(path = "/postponement", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "postponeEvent",
      summary = "Put an event off without a new time",
      description = "With a reason, until it begins. Its venue and staff are free again.")
  ResponseEntity<EventReceipt> postpone(
      @PathVariable String id,
      Caller caller,
      EntityTag ifMatch,
      @Nullable IdempotencyKey key,
      @RequestBody Reasoned request) {
    Checked body = new Checked();
    String reason = StaffSteps.reason(body, request.reason());
    return steps.take(
        body,
        caller,
        request.office(),
        ifMatch,
        key,
        (person, version, its) ->
            callOff.postpone(id, person, version, its, Objects.requireNonNull(reason)));
  }

  @PostMapping(path = "/cancellation", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "cancelEvent",
      summary = "Cancel an event",
      description =
          "For good, with a reason, until it begins. It stays readable; its venue and staff are"
              + " free again.")
  ResponseEntity<EventReceipt> cancel(
      @PathVariable String id,
      Caller caller,
      EntityTag ifMatch,
      @Nullable IdempotencyKey key,
      @RequestBody Reasoned request) {
    Checked body = new Checked();
    String reason = StaffSteps.reason(body, request.reason());
    return steps.take(
        body,
        caller,
        request.office(),
        ifMatch,
        key,
        (person, version, its) ->
            callOff.cancel(id, person, version, its, Objects.requireNonNull(reason)));
  }
}
