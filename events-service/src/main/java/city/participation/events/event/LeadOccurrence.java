package city.participation.events.event;

import city.participation.events.programme.FindProgrammes;
import city.participation.events.programme.Person;
import city.participation.events.programme.ProgrammeStanding;
import city.participation.messaging.outbox.Stored;
import java.time.Clock;
import java.util.Optional;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Makes one event of a series and ends it, once, however often it is asked for. */
@Component
public class LeadOccurrence {

  private static final int ATTEMPTS = 5;

  private final Events events;
  private final ScheduleEvent schedule;
  private final CallOffEvent callOff;
  private final DraftEvent drafts;
  private final FindProgrammes programmes;
  private final Clock clock;

  LeadOccurrence(
      Events events,
      ScheduleEvent schedule,
      CallOffEvent callOff,
      DraftEvent drafts,
      FindProgrammes programmes,
      Clock clock) {
    this.events = events;
    this.schedule = schedule;
    this.callOff = callOff;
    this.drafts = drafts;
    this.programmes = programmes;
    this.clock = clock;
  }

  /**
   * Drafts and schedules it; where it cannot be scheduled the draft stays, for staff to go on with.
   *
   * @return empty if it is scheduled, else why it is not
   */
  public Optional<Refusal> make(String id, EventDraft draft, SeriesPlace series, Person person) {
    ProgrammeStanding programme = programmes.find(draft.programmeId()).orElse(null);
    if (programme == null) {
      return Optional.of(new Refusal.NotFound());
    }
    try {
      events.add(
          Event.draft(id, person, draft, programme.audience(), clock.instant()).in(series), null);
    } catch (DuplicateKeyException madeBefore) {
      // By a process that ended before it could say so, or by another instance.
    }
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Stored<Event> made = events.find(id).orElseThrow();
      if (made.state().status() != EventStatus.DRAFT) {
        return Optional.empty();
      }
      switch (schedule.schedule(id, person, made.version(), null, null, null)) {
        case Outcome.Done done -> {
          return Optional.empty();
        }
        case Outcome.Repeated unkeyed ->
            throw new IllegalStateException("What has no key is not repeated");
        case Outcome.Refused(Refusal.Stale changed) -> {
          // By staff, or by another instance: the next look tells.
        }
        case Outcome.Refused(Refusal why) -> {
          return Optional.of(why);
        }
      }
    }
    throw new ConcurrencyFailureException("An event of a series changes too fast");
  }

  /** Cancels it, or drops its draft; what has begun, or was called off before, stays as it is. */
  public void end(String id, Person person, String reason) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Stored<Event> found = events.find(id).orElse(null);
      if (found == null) {
        return;
      }
      EventStatus status = found.state().status();
      if (!status.canBeCalledOff()) {
        return;
      }
      Outcome outcome =
          status == EventStatus.DRAFT
              ? drafts.discard(id, person, found.version(), null, reason)
              : callOff.cancel(id, person, found.version(), null, reason);
      if (!(outcome instanceof Outcome.Refused(Refusal.Stale changed))) {
        return;
      }
    }
    throw new ConcurrencyFailureException("An event of a series changes too fast");
  }
}
