package city.participation.partners.engagement;

import city.participation.partners.engagement.Engagement.Decision;
import city.participation.partners.partner.FindStanding;
import city.participation.partners.partner.FindStanding.Standing;
import city.participation.partners.partner.Person;
import city.participation.partners.programme.FindProgramme;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Who speaks for an accredited partner proposes that it takes part. */
@Component
public class ProposeEngagement {

  private final Engagements engagements;
  private final EngagementChanges changes;
  private final FindStanding findStanding;
  private final FindProgramme findProgramme;
  private final Clock clock;

  ProposeEngagement(
      Engagements engagements,
      EngagementChanges changes,
      FindStanding findStanding,
      FindProgramme findProgramme,
      Clock clock) {
    this.engagements = engagements;
    this.changes = changes;
    this.findStanding = findStanding;
    this.findProgramme = findProgramme;
    this.clock = clock;
  }

  public Outcome propose(Proposal proposal, Person person, @Nullable RequestKey key) {
    String id = key == null ? UUID.randomUUID().toString() : idOf(person, key);
    Optional<Standing> partner = findStanding.of(proposal.partner());
    Decision decision =
        Engagement.propose(
            id,
            proposal,
            person,
            partner,
            findProgramme.find(proposal.programme()),
            clock.instant());
    return switch (decision) {
      case Decision.Refused(Refusal why) ->
          changes.repeated(id, person, key).orElseGet(() -> new Outcome.Refused(why));
      case Decision.Taken(Engagement engagement, var facts) ->
          add(engagement, facts, partner.orElseThrow(), person, key);
    };
  }

  private Outcome add(
      Engagement engagement,
      List<EngagementFact> facts,
      Standing partner,
      Person person,
      @Nullable RequestKey key) {
    EngagementView view = ShowEngagement.view(engagement, 1, partner, person);
    try {
      engagements.add(engagement, facts, EngagementChanges.kept(key, person, view));
      return new Outcome.Done(view);
    } catch (DuplicateKeyException taken) {
      // The id comes from the key. If that is not the one that is taken, the same is open; if it
      // is, and no answer is kept, the key was used longer ago than those are, and is spent.
      return changes
          .repeated(engagement.id(), person, key)
          .orElseGet(() ->
              new Outcome.Refused(
                  engagements.find(engagement.id()).isPresent()
                      ? new Refusal.KeyReused()
                      : new Refusal.AlreadyOpen()));
    }
  }

  /** The same person and key always give the same id: the database's own key refuses a second. */
  private static String idOf(Person person, RequestKey key) {
    byte[] hash;
    try {
      hash =
          MessageDigest.getInstance("SHA-256")
              .digest((person.id() + "\n" + key.value()).getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
    ByteBuffer bits = ByteBuffer.wrap(hash);
    long high = (bits.getLong() & 0xFFFFFFFFFFFF0FFFL) | 0x8000L; // version 8: made by hand
    long low = (bits.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new UUID(high, low).toString();
  }
}
