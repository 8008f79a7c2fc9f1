package city.participation.ideas.idea;

import java.util.List;

/** Where an idea stands, and what may be done to it there. */
public enum IdeaStatus {
  DRAFT,
  SUBMITTED,
  PUBLISHED,
  REJECTED,
  WITHDRAWN;

  public List<Action> allowed() {
    return switch (this) {
      case DRAFT -> List.of(Action.SUBMIT, Action.REVISE, Action.WITHDRAW);
      case SUBMITTED -> List.of(Action.PUBLISH, Action.REJECT, Action.REVISE, Action.WITHDRAW);
      case PUBLISHED -> List.of(Action.REVISE, Action.WITHDRAW, Action.SUPPORT, Action.ENDORSE);
      case REJECTED, WITHDRAWN -> List.of();
    };
  }

  public boolean allows(Action action) {
    return allowed().contains(action);
  }

  boolean isUndecided() {
    return this == DRAFT || this == SUBMITTED;
  }
}
