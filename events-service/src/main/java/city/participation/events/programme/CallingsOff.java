package city.participation.events.programme;

import city.participation.messaging.outbox.StaleAggregateException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Programmes that were called off, for features that have something left in them. */
@Component
public class CallingsOff {

  /**
   * One of them.
   *
   * @param by on whose behalf all in it ends
   */
  public record CallingOff(String programmeId, Person by, String reason, Instant at) {}

  private final Programmes programmes;

  CallingsOff(Programmes programmes) {
    this.programmes = programmes;
  }

  /** Those to be looked at by now, longest waiting first. */
  public List<CallingOff> due(Instant now, int limit) {
    return programmes.eventsDue(now, limit).stream()
        .flatMap(it -> of(it.state()).stream())
        .toList();
  }

  private static Optional<CallingOff> of(Programme programme) {
    return programme
        .callingOff()
        .map(it ->
            new CallingOff(
                programme.id(),
                new Person(
                    Objects.requireNonNull(it.by()),
                    true,
                    it.role() == TimelineEntry.Role.ADMIN,
                    it.office()),
                Objects.requireNonNull(it.explanation()),
                it.at()));
  }

  /** Leaves one to the caller until then; false if somebody else was faster. */
  public boolean claim(CallingOff one, Instant now, Instant until) {
    return programmes.claimEvents(one.programmeId(), now, until);
  }

  /** Nothing is left. */
  public void settled(CallingOff one) {
    programmes
        .find(one.programmeId())
        .ifPresent(found -> {
          try {
            programmes.update(found, found.state().withoutEventsDue(), List.of(), null);
          } catch (StaleAggregateException changed) {
            // Claimed, it comes again by itself, and is found to be settled.
          }
        });
  }
}
