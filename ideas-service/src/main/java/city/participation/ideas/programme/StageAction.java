package city.participation.ideas.programme;

/** What a stage can allow the public, as far as it is about ideas. */
public enum StageAction {
  SUBMIT,
  SUPPORT
}
