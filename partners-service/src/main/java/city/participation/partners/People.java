package city.participation.partners;

import city.participation.defaults.security.Caller;
import city.participation.partners.partner.Person;
import org.jspecify.annotations.Nullable;

/** Who a caller is to a partner. */
public final class People {

  private People() {}

  public static Person person(Caller caller, @Nullable String office) {
    return new Person(caller.id(), caller.is("staff"), office);
  }

  /** Who only looks does so for no office. */
  public static Person viewer(Caller caller) {
    return person(caller, null);
  }
}
