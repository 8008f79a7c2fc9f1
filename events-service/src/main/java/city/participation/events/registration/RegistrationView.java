package city.participation.events.registration;

import city.participation.events.seat.Mode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A registration as the person sees whose it is.
 *
 * @param position in the queue, from 1, while it waits
 * @param offerUntil before then an offer has to be accepted
 * @param ticket what is shown at the door
 * @param onlineLink where an event takes place online
 * @param checkedInAt when the party came
 * @param allowed what can be done now
 */
public record RegistrationView(
    String id,
    String eventId,
    long version,
    RegistrationStatus status,
    Mode mode,
    int seats,
    List<Answer> answers,
    @Nullable Long position,
    @Nullable Instant offerUntil,
    @Nullable String ticket,
    @Nullable String onlineLink,
    @Nullable Instant checkedInAt,
    Instant createdAt,
    Instant since,
    List<Action> allowed) {

  /** What somebody can do with their own registration. */
  public enum Action {
    ACCEPT("acceptance"),
    CANCEL("cancellation");

    private final String resource;

    Action(String resource) {
      this.resource = resource;
    }

    /** Below the registration, to post to. */
    public String resource() {
      return resource;
    }

    static List<Action> in(RegistrationStatus status) {
      return switch (status) {
        case OFFERED -> List.of(ACCEPT, CANCEL);
        case CONFIRMED, WAITLISTED -> List.of(CANCEL);
        case PENDING, LAPSED, CANCELLED, ATTENDED, NO_SHOW -> List.of();
      };
    }
  }
}
