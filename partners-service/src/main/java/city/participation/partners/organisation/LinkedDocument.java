package city.participation.partners.organisation;

/** A document that lies elsewhere, such as the articles of association. */
public record LinkedDocument(String title, String url) {

  public static final int MOST = 10;
  public static final int TITLE_MIN = 2;
  public static final int TITLE_MAX = 120;
  public static final int URL_MAX = 500;
}
