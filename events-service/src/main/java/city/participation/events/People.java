package city.participation.events;

import city.participation.defaults.security.Caller;
import city.participation.events.programme.Person;
import org.jspecify.annotations.Nullable;

/** Who a caller is to a programme. */
public final class People {

  private People() {}

  public static Person person(Caller caller, @Nullable String office) {
    return new Person(caller.id(), isOfTheCity(caller), caller.is("admin"), office);
  }

  /** Null without a token. Who only looks does so for no office. */
  public static @Nullable Person viewer(@Nullable Caller caller) {
    return caller == null ? null : person(caller, null);
  }

  private static boolean isOfTheCity(Caller caller) {
    return caller.is("staff") || caller.is("admin");
  }
}
