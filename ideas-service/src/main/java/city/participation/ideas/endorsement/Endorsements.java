package city.participation.ideas.endorsement;

import city.participation.messaging.outbox.AggregateStore;
import city.participation.messaging.outbox.AggregateStores;
import city.participation.messaging.outbox.Announcement;
import city.participation.messaging.outbox.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * The endorsements' part of an idea's document. Beside the idea's state, so its version stays and
 * its author's edits are not disturbed; each change, its count and its message are one step.
 *
 * <p>Every change answers false, with nothing done, if somebody else came first.
 */
@Component
class Endorsements {

  private final AggregateStore<EndorsedIdea> store;
  private final EndorsementAnnouncements announcements;

  Endorsements(AggregateStores stores, EndorsementAnnouncements announcements) {
    this.store = stores.of(EndorsedIdea.class);
    this.announcements = announcements;
  }

  Optional<Stored<EndorsedIdea>> of(String ideaId) {
    return store.find(ideaId);
  }

  boolean add(Stored<EndorsedIdea> read, String partner, Endorsement endorsement) {
    EndorsedIdea idea = read.state();
    Criteria free = inTheSameStatus(idea).and(slot(partner)).is(null);
    Update change =
        new Update()
            .set(slot(partner), endorsement)
            .inc(count(endorsement), 1L)
            // From now on the author edits before everybody's eyes, as after a first support.
            .min("firstSupportedAt", endorsement.since());
    Announcement told =
        announcements.given(
            idea.id(),
            partner,
            endorsement.sector(),
            idea.counts().total() + 1,
            endorsement.since());
    return store.announce(read, free, change, List.of(told));
  }

  /** Only the words change, which nobody is told of. */
  boolean restate(
      Stored<EndorsedIdea> read, String partner, Endorsement given, @Nullable String statement) {
    String words = slot(partner) + ".statement";
    Update change =
        statement == null ? new Update().unset(words) : new Update().set(words, statement);
    Criteria stillGiven = inTheSameStatus(read.state()).and(since(partner)).is(given.since());
    return store.announce(read, stillGiven, change, List.of());
  }

  boolean remove(Stored<EndorsedIdea> read, String partner, Endorsement given, Instant now) {
    EndorsedIdea idea = read.state();
    Update change = new Update().unset(slot(partner)).inc(count(given), -1L);
    Announcement told =
        announcements.revoked(idea.id(), partner, given.sector(), idea.counts().total() - 1, now);
    return store.announce(
        read, Criteria.where(since(partner)).is(given.since()), change, List.of(told));
  }

  /** Its status may change without a message that would give the change away. */
  private static Criteria inTheSameStatus(EndorsedIdea idea) {
    return Criteria.where("status").is(idea.status());
  }

  private static String since(String partner) {
    return slot(partner) + ".since";
  }

  private static String slot(String partner) {
    return "endorsements." + partner;
  }

  private static String count(Endorsement endorsement) {
    return "endorsementCounts." + endorsement.sector();
  }
}
