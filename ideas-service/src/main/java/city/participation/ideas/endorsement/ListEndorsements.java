package city.participation.ideas.endorsement;

import city.participation.ideas.endorsement.EndorsementPage.Position;
import city.participation.ideas.idea.Person;
import city.participation.ideas.idea.ShowIdea;
import city.participation.ideas.partner.FindPartners;
import city.participation.ideas.partner.PartnerView;
import city.participation.ideas.partner.Sector;
import city.participation.ideas.partner.Standing;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lists who endorses an idea, to whoever may see the idea. */
@Component
public class ListEndorsements {

  private static final Comparator<Position> NEWEST_FIRST =
      Comparator.comparing(Position::since).thenComparing(Position::partnerId).reversed();

  private final ShowIdea show;
  private final FindPartners partners;
  private final Endorsements endorsements;

  ListEndorsements(ShowIdea show, FindPartners partners, Endorsements endorsements) {
    this.show = show;
    this.partners = partners;
    this.endorsements = endorsements;
  }

  /** Empty if there is no such idea, or none that the viewer may know of. */
  public Optional<EndorsementPage> list(
      String ideaId,
      @Nullable Sector sector,
      int limit,
      @Nullable Position after,
      @Nullable Person viewer) {
    return show.show(ideaId, viewer)
        .flatMap(visible -> endorsements.of(ideaId))
        .map(read -> page(read.state(), sector, limit, after));
  }

  private EndorsementPage page(
      EndorsedIdea idea, @Nullable Sector sector, int limit, @Nullable Position after) {
    List<Map.Entry<String, Endorsement>> rest =
        idea.given().entrySet().stream()
            .filter(it -> sector == null || it.getValue().sector() == sector)
            .filter(it -> after == null || NEWEST_FIRST.compare(position(it), after) > 0)
            .sorted(Comparator.comparing(ListEndorsements::position, NEWEST_FIRST))
            .toList();
    List<Map.Entry<String, Endorsement>> page = rest.subList(0, Math.min(limit, rest.size()));
    Map<String, PartnerView> known =
        page.isEmpty() ? Map.of() : partners.all(page.stream().map(Map.Entry::getKey).toList());
    return new EndorsementPage(
        page.stream()
            .map(it -> summary(it.getKey(), it.getValue(), known.get(it.getKey())))
            .toList(),
        rest.size() > limit ? position(page.getLast()) : null);
  }

  private static Position position(Map.Entry<String, Endorsement> given) {
    return new Position(given.getValue().since(), given.getKey());
  }

  private static EndorsementSummary summary(
      String partner, Endorsement given, @Nullable PartnerView known) {
    return new EndorsementSummary(
        partner,
        known == null ? null : known.name(),
        given.sector(),
        given.since(),
        given.statement(),
        known != null && known.standing() == Standing.ACCREDITED);
  }
}
