package city.participation.partners.engagement;

import city.participation.messaging.outbox.Stored;
import city.participation.partners.engagement.EngagementPage.Position;
import city.participation.partners.organisation.Sector;
import city.participation.partners.partner.FindStanding;
import city.participation.partners.partner.FindStanding.Standing;
import city.participation.partners.partner.Person;
import city.participation.partners.programme.FindProgramme;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lists who takes part, and how the four sectors are balanced among them. */
@Component
public class ListEngagements {

  private final Engagements engagements;
  private final FindStanding findStanding;
  private final FindProgramme findProgramme;

  ListEngagements(Engagements engagements, FindStanding findStanding, FindProgramme findProgramme) {
    this.engagements = engagements;
    this.findStanding = findStanding;
    this.findProgramme = findProgramme;
  }

  public EngagementPage list(
      EngagementFilter filter, int limit, @Nullable Position after, @Nullable Person viewer) {
    if (!mayList(filter, viewer)) {
      return new EngagementPage(List.of(), null);
    }
    List<Stored<Engagement>> rows =
        switch (filter) {
          case EngagementFilter.InProgramme(String programme, var status) ->
              engagements.page("proposal.programme", programme, status, limit + 1, after);
          case EngagementFilter.OfPartner(String partner, var status) ->
              engagements.page("proposal.partner", partner, status, limit + 1, after);
        };
    boolean more = rows.size() > limit;
    List<Stored<Engagement>> page = more ? rows.subList(0, limit) : rows;
    Map<String, Standing> standings =
        findStanding.ofAll(
            page.stream().map(it -> it.state().proposal().partner()).distinct().toList());
    List<EngagementView> items =
        page.stream()
            .flatMap(it ->
                Stream.ofNullable(standings.get(it.state().proposal().partner()))
                    .map(partner -> ShowEngagement.view(it.state(), it.version(), partner, viewer)))
            .toList();
    Engagement last = page.isEmpty() ? null : page.getLast().state();
    return new EngagementPage(
        items, more && last != null ? new Position(last.since(), last.id()) : null);
  }

  private boolean mayList(EngagementFilter filter, @Nullable Person viewer) {
    if (viewer != null && viewer.staff()) {
      return true;
    }
    return switch (filter) {
      case EngagementFilter.InProgramme(String programme, var status) ->
          status == EngagementStatus.AGREED && isPublic(programme);
      case EngagementFilter.OfPartner(String partner, var status) ->
          viewer != null
              && findStanding.of(partner).filter(it -> it.isSpokenForBy(viewer)).isPresent();
    };
  }

  /** How many accredited partners of each sector take part; none where nobody may know. */
  public Map<Sector, Integer> balance(String programme, @Nullable Person viewer) {
    Map<Sector, Integer> balance = new EnumMap<>(Sector.class);
    for (Sector sector : Sector.values()) {
      balance.put(sector, 0);
    }
    if ((viewer != null && viewer.staff()) || isPublic(programme)) {
      findStanding.ofAll(engagements.partnersIn(programme)).values().stream()
          .filter(Standing::accredited)
          .forEach(it -> balance.merge(it.sector(), 1, Integer::sum));
    }
    return balance;
  }

  /** Whose taking part everybody may know; nobody's in a programme that is not for the public. */
  public Set<String> partnersIn(String programme) {
    return isPublic(programme) ? Set.copyOf(engagements.partnersIn(programme)) : Set.of();
  }

  private boolean isPublic(String programme) {
    return findProgramme.find(programme).filter(it -> !it.internal()).isPresent();
  }
}
