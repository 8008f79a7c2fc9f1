package city.participation.ideas.idea;

/** Whom an idea is for, once it was submitted: those for whom its programme is. */
public enum Audience {
  PUBLIC,
  /** The administration: staff and moderators, and whoever wrote it. */
  INTERNAL
}
