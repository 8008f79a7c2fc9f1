package city.participation.events.content;

/**
 * A paper of the council (Ratsvorlage).
 *
 * @param url of the paper in the council's information system, an OParl object
 */
public record CouncilPaper(String title, String url) {

  public static final int MOST = 20;
  public static final int TITLE_MIN = 3;
  public static final int TITLE_MAX = 200;
  public static final int URL_MAX = 500;
}
