package city.participation.ideas.programme;

/**
 * What somebody can do with the ideas of a programme at a moment.
 *
 * @param known whether they may know which programme it is
 */
public record Openings(boolean known, Opening submit, Opening support) {

  /** Of ideas that belong to no programme. */
  public static final Openings ALWAYS = new Openings(false, Opening.ALWAYS, Opening.ALWAYS);

  /** Of a programme that is not known, or not for whoever asks. */
  public static final Openings NEVER = new Openings(false, Opening.NEVER, Opening.NEVER);

  public Opening of(StageAction action) {
    return switch (action) {
      case SUBMIT -> submit;
      case SUPPORT -> support;
    };
  }
}
