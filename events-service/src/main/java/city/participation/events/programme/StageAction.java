package city.participation.events.programme;

/** What the public can do while a stage is open. */
public enum StageAction {
  SUBMIT("submit"),
  SUPPORT("support"),
  COMMENT("comment"),
  REGISTER("register");

  private final String code;

  StageAction(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }
}
