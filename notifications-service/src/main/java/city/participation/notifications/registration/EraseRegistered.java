package city.participation.notifications.registration;

import org.springframework.stereotype.Component;

/** Forgets whose registrations they are; nobody is told of them any more. */
@Component
public class EraseRegistered {

  private final KnownRegistrations knownRegistrations;

  EraseRegistered(KnownRegistrations knownRegistrations) {
    this.knownRegistrations = knownRegistrations;
  }

  public void of(String person) {
    knownRegistrations.forget(person);
  }
}
