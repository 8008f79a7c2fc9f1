package city.participation.benchmarks.faults.bugs;

/** A way in which messages or writes get lost, doubled or disordered, and where it is planted. */
public enum Bug {
  DELETED_BEFORE_CONFIRM(
      "city.participation.messaging.outbox.Publisher", "await", DeletedBeforeConfirm.class),
  RETURNS_IGNORED("city.participation.messaging.outbox.Publisher", "await", ReturnsIgnored.class),
  ACKNOWLEDGED_BEFORE_APPLIED(
      "city.participation.messaging.inbox.Inbox", "receive", AcknowledgedBeforeApplied.class),
  NO_DUPLICATE_CHECK("city.participation.messaging.inbox.Inbox", "take", NoDuplicateCheck.class),
  NO_GAP_CHECK("city.participation.messaging.inbox.Inbox", "take", NoGapCheck.class),
  COMMIT_NOT_DURABLE("city.participation.engines.mongodb.Store", "commit", CommitNotDurable.class);

  private final String type;
  private final String method;
  private final Class<?> advice;

  Bug(String type, String method, Class<?> advice) {
    this.type = type;
    this.method = method;
    this.advice = advice;
  }

  String type() {
    return type;
  }

  String method() {
    return method;
  }

  Class<?> advice() {
    return advice;
  }

  /** What the process says once the bug is in it. */
  public String confession() {
    return "planted " + this + " in " + type + "." + method;
  }
}
