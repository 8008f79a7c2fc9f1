package city.participation.partners.engagement;

import city.participation.messaging.outbox.Stored;
import city.participation.partners.partner.FindStanding;
import city.participation.partners.partner.FindStanding.Standing;
import city.participation.partners.partner.Person;
import city.participation.partners.programme.FindProgramme;
import city.participation.partners.programme.KnownProgramme;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One engagement, to everybody who may know of it. */
@Component
public class ShowEngagement {

  private final Engagements engagements;
  private final FindStanding findStanding;
  private final FindProgramme findProgramme;

  ShowEngagement(Engagements engagements, FindStanding findStanding, FindProgramme findProgramme) {
    this.engagements = engagements;
    this.findStanding = findStanding;
    this.findProgramme = findProgramme;
  }

  /** With what it depends on. */
  record Seen(Stored<Engagement> stored, Standing partner, Optional<KnownProgramme> programme) {

    Engagement engagement() {
      return stored.state();
    }
  }

  public Optional<EngagementView> show(String id, @Nullable Person viewer) {
    return find(id, viewer)
        .map(it -> view(it.engagement(), it.stored().version(), it.partner(), viewer));
  }

  Optional<Seen> find(String id, @Nullable Person viewer) {
    return engagements
        .find(id)
        .flatMap(this::seen)
        .filter(
            it -> it.engagement().isVisibleTo(viewer, Optional.of(it.partner()), it.programme()));
  }

  private Optional<Seen> seen(Stored<Engagement> stored) {
    Proposal proposal = stored.state().proposal();
    return findStanding
        .of(proposal.partner())
        .map(partner -> new Seen(stored, partner, findProgramme.find(proposal.programme())));
  }

  static EngagementView view(
      Engagement engagement, long version, Standing partner, @Nullable Person viewer) {
    // A member of staff who acts for the partner sees what its members see.
    boolean staff = viewer != null && viewer.staff() && !partner.isSpokenForBy(viewer);
    return new EngagementView(
        engagement.id(),
        version,
        engagement.proposal(),
        partner.name(),
        partner.sector(),
        partner.accredited(),
        engagement.status(),
        engagement.proposedAt(),
        engagement.since(),
        null,
        engagement.reason(),
        viewer == null ? List.of() : engagement.allowed(viewer, partner),
        staff
            ? engagement.trail()
            : engagement.trail().stream().map(TrailEntry::withoutPerson).toList());
  }
}
