package city.participation.notifications.partner;

import org.springframework.stereotype.Component;

/** Forgets for whom a person acted; the partners go on. */
@Component
public class EraseMember {

  private final KnownPartners knownPartners;

  EraseMember(KnownPartners knownPartners) {
    this.knownPartners = knownPartners;
  }

  public void of(String person) {
    knownPartners.forgetMember(person);
  }
}
