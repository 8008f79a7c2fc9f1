package city.participation.partners.erasure;

import city.participation.messaging.outbox.AggregateStore;
import city.participation.messaging.outbox.AggregateStores;
import city.participation.messaging.outbox.Stored;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** All erasures that were carried out. */
@Component
class Erasures {

  private final AggregateStore<Erasure> store;
  private final ErasureAnnouncements announcements;

  Erasures(AggregateStores stores, ErasureAnnouncements announcements) {
    this.store = stores.of(Erasure.class);
    this.announcements = announcements;
  }

  Optional<Erasure> find(String id) {
    return store.find(id).map(Stored::state);
  }

  /**
   * Keeps it and tells of it.
   *
   * @throws org.springframework.dao.DuplicateKeyException it was told before
   */
  void add(Erasure erasure) {
    store.insert(erasure, List.of(announcements.erased(erasure.id(), erasure.erasedAt())), null);
  }
}
