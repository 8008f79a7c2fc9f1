package city.participation.partners.organisation;

import org.jspecify.annotations.Nullable;

/** Whom the city may ask. Shown to members and staff only, and told to no other service. */
public record Contact(String name, String mail, @Nullable String phone) {

  public static final int NAME_MIN = 2;
  public static final int NAME_MAX = 120;
  public static final int MAIL_MIN = 6;
  public static final int MAIL_MAX = 254;
  public static final int PHONE_MIN = 4;
  public static final int PHONE_MAX = 30;
}
