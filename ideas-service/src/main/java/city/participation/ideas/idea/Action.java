package city.participation.ideas.idea;

import city.participation.ideas.programme.Openings;
import city.participation.ideas.programme.StageAction;
import org.jspecify.annotations.Nullable;

/** What can be done to an idea, by the name of the resource that does it. */
public enum Action {
  SUBMIT("submission", StageAction.SUBMIT),
  PUBLISH("publication"),
  REJECT("rejection"),
  REVISE("revision"),
  WITHDRAW("withdrawal"),
  SUPPORT("support", StageAction.SUPPORT),
  ENDORSE("endorsements", StageAction.SUPPORT);

  private final String resource;
  private final @Nullable StageAction inStage;

  Action(String resource) {
    this(resource, null);
  }

  /** {@code inStage}: what a stage of the idea's programme has to allow. */
  Action(String resource, @Nullable StageAction inStage) {
    this.resource = resource;
    this.inStage = inStage;
  }

  public String resource() {
    return resource;
  }

  boolean isOpen(Openings openings) {
    return inStage == null || openings.of(inStage).open();
  }
}
