package city.participation.partners.engagement;

import city.participation.partners.ScopedKey;
import city.participation.partners.engagement.Engagement.Decision;
import city.participation.partners.partner.FindStanding;
import city.participation.partners.partner.FindStanding.Standing;
import city.participation.partners.partner.Person;
import city.participation.partners.programme.FindProgramme;
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
    String id =
        key == null ? UUID.randomUUID().toString() : new ScopedKey(person.id(), key.value()).id();
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
}
