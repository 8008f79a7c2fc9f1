package city.participation.ideas;

import city.participation.defaults.security.Caller;
import city.participation.ideas.idea.Person;
import org.jspecify.annotations.Nullable;

/** Who a caller is to an idea. */
public final class People {

  private People() {}

  public static Person person(Caller caller) {
    return new Person(caller.id(), caller.is("moderator"), caller.is("staff"));
  }

  public static @Nullable Person viewer(@Nullable Caller caller) {
    return caller == null ? null : person(caller);
  }
}
