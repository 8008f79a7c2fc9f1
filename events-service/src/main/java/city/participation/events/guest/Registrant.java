package city.participation.events.guest;

import city.participation.events.programme.Person;
import java.util.UUID;
import java.util.regex.Pattern;

/** Who registers: somebody with an account, or a guest with a pass; as a controller argument. */
public record Registrant(Person person) {

  /** In which requests carry a pass. */
  public static final String PASS_HEADER = "Guest-Pass";

  /** What stands before the UUID of each guest. */
  private static final String GUEST = "guest-";

  private static final Pattern CALLED =
      Pattern.compile(GUEST + "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /** Of the public, whatever else this id may be elsewhere. */
  static Registrant guest(UUID id) {
    return new Registrant(new Person(GUEST + id, false, false, null));
  }

  static boolean isGuest(String person) {
    return CALLED.matcher(person).matches();
  }

  public String id() {
    return person.id();
  }
}
