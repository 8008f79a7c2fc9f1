package city.participation.partners.partner;

import city.participation.messaging.outbox.StaleAggregateException;
import city.participation.messaging.outbox.Stored;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Puts those on the list of the public that were accredited before there was one. */
@Component
class CompleteListings {

  private static final Logger LOG = LoggerFactory.getLogger(CompleteListings.class);
  private static final int BATCH = 100;

  private final Partners partners;

  CompleteListings(Partners partners) {
    this.partners = partners;
  }

  @EventListener(ApplicationReadyEvent.class)
  void complete() {
    List<String> unlisted;
    String last = "";
    do {
      unlisted = partners.unlisted(last, BATCH);
      unlisted.forEach(this::list);
      last = unlisted.isEmpty() ? last : unlisted.getLast();
    } while (unlisted.size() == BATCH);
  }

  private void list(String id) {
    Stored<Partner> before = partners.find(id).orElse(null);
    if (before == null) {
      return;
    }
    try {
      partners.update(before, before.state().listedAnew(), List.of(), null);
    } catch (StaleAggregateException changed) {
      // Whatever has changed it has listed it.
      LOG.debug("Partner {} changed while it was listed.", id);
    }
  }
}
