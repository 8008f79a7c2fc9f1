package city.participation.ideas.idea;

/** What can be done to an idea, by the name of the resource that does it. */
public enum Action {
  SUBMIT("submission"),
  PUBLISH("publication"),
  REJECT("rejection"),
  REVISE("revision"),
  WITHDRAW("withdrawal"),
  SUPPORT("support"),
  ENDORSE("endorsements");

  private final String resource;

  Action(String resource) {
    this.resource = resource;
  }

  public String resource() {
    return resource;
  }
}
