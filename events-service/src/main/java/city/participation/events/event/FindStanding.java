package city.participation.events.event;

import city.participation.events.programme.FindProgrammes;
import city.participation.events.programme.ProgrammeStanding;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How an event stands now, for features that hang on it. */
@Component
public class FindStanding {

  private final Events events;
  private final FindProgrammes programmes;
  private final Clock clock;

  FindStanding(Events events, FindProgrammes programmes, Clock clock) {
    this.events = events;
    this.programmes = programmes;
    this.clock = clock;
  }

  /** Empty if there is none, or it was never scheduled. */
  public Optional<EventStanding> of(String eventId) {
    return events
        .find(eventId)
        .flatMap(found -> {
          Event event = found.state();
          return event.scheduled().map(plan -> standing(event, plan));
        });
  }

  /** Also of a draft, once it says when and how people come; that is for staff only. */
  public Optional<EventStanding> planned(String eventId) {
    return events
        .find(eventId)
        .flatMap(found -> {
          Event event = found.state();
          return event.plan().scheduled().map(plan -> standing(event, plan));
        });
  }

  private EventStanding standing(Event event, ScheduledPlan plan) {
    Instant now = clock.instant();
    Access access = Access.at(event, programme(event, plan), now);
    return new EventStanding(
        event.id(),
        event.programmeId(),
        plan.stageId(),
        event.status(),
        plan.attendance(),
        event.audience(),
        plan.startsAt(),
        plan.endsAt(),
        access.registers(),
        access.deadline(),
        plan.onlineLink(),
        event.content().title());
  }

  /** Only a stage has a say in whether somebody can register. */
  private @Nullable ProgrammeStanding programme(Event event, ScheduledPlan plan) {
    return plan.stageId() == null ? null : programmes.find(event.programmeId()).orElse(null);
  }
}
