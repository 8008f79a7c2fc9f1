package city.participation.partners.engagement;

/** What a partner's own interest is (Interessenerklärung), public in both languages. */
public record InterestNote(String de, String en) {

  public static final int MIN = 20;
  public static final int MAX = 2_000;
}
