package city.participation.partners.engagement;

import city.participation.messaging.outbox.StaleAggregateException;
import city.participation.messaging.outbox.Stored;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Leaves a person out of all engagements. May be done again, by any instance. */
@Component
public class ForgetInEngagements {

  private static final Logger LOG = LoggerFactory.getLogger(ForgetInEngagements.class);
  private static final int BATCH = 100;

  private final Engagements engagements;

  ForgetInEngagements(Engagements engagements) {
    this.engagements = engagements;
  }

  public void forget(String person) {
    List<Stored<Engagement>> naming = engagements.naming(person, BATCH);
    while (!naming.isEmpty()) {
      naming.forEach(each -> forget(each, person));
      naming = engagements.naming(person, BATCH);
    }
  }

  private void forget(Stored<Engagement> before, String person) {
    try {
      engagements.update(before, before.state().forgetting(person), List.of(), null);
    } catch (StaleAggregateException changed) {
      // Somebody was faster; as it is then, it is found again.
      LOG.debug("Engagement {} changed while a person was forgotten.", before.state().id());
    }
  }
}
