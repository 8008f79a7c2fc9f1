package city.participation.partners.partner;

import city.participation.messaging.outbox.StaleAggregateException;
import city.participation.messaging.outbox.Stored;
import city.participation.partners.partner.Partner.Decision;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes a person out of all partners, one after the other. May be begun again at any moment, and
 * done twice at the same time: a partner that no longer names the person is not found again.
 */
@Component
public class ForgetPerson {

  private static final Logger LOG = LoggerFactory.getLogger(ForgetPerson.class);
  private static final int BATCH = 100;

  private final Partners partners;
  private final Clock clock;

  ForgetPerson(Partners partners, Clock clock) {
    this.partners = partners;
    this.clock = clock;
  }

  public void forget(String person) {
    List<String> naming = partners.naming(person, BATCH);
    while (!naming.isEmpty()) {
      naming.forEach(id -> forget(id, person));
      naming = partners.naming(person, BATCH);
    }
  }

  private void forget(String id, String person) {
    Stored<Partner> before = partners.find(id).orElse(null);
    if (before == null) {
      return;
    }
    try {
      if (!before.state().hasApplied()) {
        // Nobody but who drafted it ever knew of it, and nothing was ever said of it.
        partners.erase(before);
      } else if (MemberSteps.forget(before.state(), person, clock.instant())
          instanceof Decision.Taken(Partner after, var facts)) {
        partners.update(before, after, facts, null);
      }
    } catch (StaleAggregateException changed) {
      // Somebody was faster; as it is then, it is found again.
      LOG.debug("Partner {} changed while a person was forgotten.", id);
    }
  }
}
