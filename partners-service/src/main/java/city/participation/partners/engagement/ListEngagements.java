package city.participation.partners.engagement;

import city.participation.messaging.outbox.Stored;
import city.participation.partners.engagement.EngagementPage.Position;
import city.participation.partners.organisation.Sector;
import city.participation.partners.partner.FindStanding;
import city.participation.partners.partner.FindStanding.Standing;
import city.participation.partners.partner.Person;
import city.participation.partners.programme.FindProgramme;
import city.participation.partners.programme.KnownProgramme;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lists who takes part, and how the four sectors are balanced among them. */
@Component
public class ListEngagements {

  private final Engagements engagements;
  private final FindStanding findStanding;
  private final FindProgramme findProgramme;
  private final Clock clock;

  ListEngagements(
      Engagements engagements,
      FindStanding findStanding,
      FindProgramme findProgramme,
      Clock clock) {
    this.engagements = engagements;
    this.findStanding = findStanding;
    this.findProgramme = findProgramme;
    this.clock = clock;
  }

  public EngagementPage list(
      EngagementFilter filter, int limit, @Nullable Position after, @Nullable Person viewer) {
    if (!mayList(filter, viewer)) {
      return new EngagementPage(List.of(), null);
    }
    List<Stored<Engagement>> rows = engagements.page(filter, limit + 1, after);
    boolean more = rows.size() > limit;
    List<Stored<Engagement>> page = more ? rows.subList(0, limit) : rows;
    List<EngagementView> items = seen(page, viewer);
    Engagement last = page.isEmpty() ? null : page.getLast().state();
    return new EngagementPage(
        filter instanceof EngagementFilter.Proposed ? aged(items) : items,
        more && last != null ? new Position(last.since(), last.id()) : null);
  }

  private List<EngagementView> aged(List<EngagementView> items) {
    LocalDate today = LocalDate.now(clock.withZone(EngagementView.ZONE));
    return items.stream().map(it -> it.aged(today)).toList();
  }

  /** What the viewer may know of, in the order of the page. */
  private List<EngagementView> seen(List<Stored<Engagement>> page, @Nullable Person viewer) {
    Map<String, Standing> standings = findStanding.ofAll(all(page, it -> it.proposal().partner()));
    Map<String, KnownProgramme> programmes =
        findProgramme.findAll(all(page, it -> it.proposal().programme()));
    List<EngagementView> seen = new ArrayList<>();
    for (Stored<Engagement> row : page) {
      Engagement engagement = row.state();
      Standing partner = standings.get(engagement.proposal().partner());
      Optional<KnownProgramme> programme =
          Optional.ofNullable(programmes.get(engagement.proposal().programme()));
      if (partner != null && engagement.isVisibleTo(viewer, Optional.of(partner), programme)) {
        seen.add(ShowEngagement.view(engagement, row.version(), partner, viewer));
      }
    }
    return seen;
  }

  private static Set<String> all(List<Stored<Engagement>> page, Function<Engagement, String> of) {
    return page.stream().map(Stored::state).map(of).collect(Collectors.toSet());
  }

  /** Spares a look at what nobody could see any of. */
  private boolean mayList(EngagementFilter filter, @Nullable Person viewer) {
    if (viewer != null && viewer.staff()) {
      return true;
    }
    return switch (filter) {
      case EngagementFilter.InProgramme(String programme, var status) ->
          status == EngagementStatus.AGREED && isPublic(programme);
      case EngagementFilter.OfPartner(String partner, var status) ->
          status == EngagementStatus.AGREED
              || (viewer != null
                  && findStanding.of(partner).filter(it -> it.isSpokenForBy(viewer)).isPresent());
      case EngagementFilter.Proposed() -> false;
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
