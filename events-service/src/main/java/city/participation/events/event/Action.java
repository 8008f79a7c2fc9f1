package city.participation.events.event;

/** What staff can do to an event, by the name of the resource that does it. */
public enum Action {
  AMEND("amendment"),
  DISCARD("discarding"),
  SCHEDULE("scheduling"),
  RESCHEDULE("rescheduling"),
  POSTPONE("postponement"),
  CANCEL("cancellation"),
  OPEN_REGISTRATION("registration-opening"),
  CLOSE_REGISTRATION("registration-closing"),
  DOCUMENT("documentation"),
  CORRECT("correction");

  private final String resource;

  Action(String resource) {
    this.resource = resource;
  }

  public String resource() {
    return resource;
  }

  boolean isOpenIn(EventStatus status) {
    return switch (this) {
      case AMEND ->
          switch (status) {
            case DRAFT, SCHEDULED, REGISTRATION_OPEN, REGISTRATION_CLOSED, POSTPONED -> true;
            case RUNNING, HELD, DOCUMENTED, CANCELLED, DISCARDED -> false;
          };
      case DISCARD, SCHEDULE -> status == EventStatus.DRAFT;
      case RESCHEDULE, CANCEL -> status.isAhead() || status == EventStatus.POSTPONED;
      case POSTPONE -> status.isAhead();
      case OPEN_REGISTRATION ->
          status == EventStatus.SCHEDULED || status == EventStatus.REGISTRATION_CLOSED;
      case CLOSE_REGISTRATION -> status == EventStatus.REGISTRATION_OPEN;
      case DOCUMENT -> status == EventStatus.HELD;
      case CORRECT -> status == EventStatus.DOCUMENTED;
    };
  }
}
