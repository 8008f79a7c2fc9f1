package city.participation.partners.engagement;

/** What can be done to an engagement, by the name of the resource that does it. */
public enum Action {
  AGREE("agreement"),
  DECLINE("rejection"),
  END("ending");

  private final String resource;

  Action(String resource) {
    this.resource = resource;
  }

  public String resource() {
    return resource;
  }

  boolean isOpenIn(EngagementStatus status) {
    return switch (this) {
      case AGREE, DECLINE -> status == EngagementStatus.PROPOSED;
      case END -> status.isOpen();
    };
  }
}
