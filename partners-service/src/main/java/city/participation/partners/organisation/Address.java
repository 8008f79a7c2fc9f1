package city.participation.partners.organisation;

/** Where an organisation is at home. */
public record Address(String street, String postcode, String city) {

  public static final int STREET_MIN = 3;
  public static final int STREET_MAX = 120;
  public static final int CITY_MIN = 2;
  public static final int CITY_MAX = 80;
}
