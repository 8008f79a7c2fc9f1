package city.participation.notifications.partner;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds who acts for a partner, for what is told of it by others than itself. */
@Component
public class FindPartnerPeople {

  private final KnownPartners knownPartners;

  FindPartnerPeople(KnownPartners knownPartners) {
    this.knownPartners = knownPartners;
  }

  /** Empty: nothing was heard of such a partner yet, or of nobody who acts for it. */
  public Optional<PartnerPeople> of(String partner) {
    return knownPartners.people(partner);
  }
}
