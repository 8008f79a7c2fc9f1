package city.participation.events.programme;

/** What staff can do to a programme, by the name of the resource that does it. */
public enum Action {
  AMEND("amendment"),
  ANNOUNCE("announcement"),
  DISCARD("discarding"),
  PLAN_STAGES("stages"),
  REOPEN_STAGE("reopening"),
  CALL_OFF("cancellation"),
  CLOSE("closing"),
  ARCHIVE("archiving");

  private final String resource;

  Action(String resource) {
    this.resource = resource;
  }

  public String resource() {
    return resource;
  }

  boolean isOpenIn(ProgrammeStatus status) {
    return switch (this) {
      case AMEND ->
          switch (status) {
            case DRAFT, ANNOUNCED, RUNNING, EVALUATING -> true;
            case CLOSED, ARCHIVED, DISCARDED -> false;
          };
      case ANNOUNCE, DISCARD -> status == ProgrammeStatus.DRAFT;
      case PLAN_STAGES -> status == ProgrammeStatus.DRAFT || status.isAwaitingDates();
      case REOPEN_STAGE ->
          status == ProgrammeStatus.RUNNING || status == ProgrammeStatus.EVALUATING;
      case CALL_OFF -> status.isAwaitingDates();
      case CLOSE -> status == ProgrammeStatus.EVALUATING;
      case ARCHIVE -> status == ProgrammeStatus.CLOSED;
    };
  }
}
