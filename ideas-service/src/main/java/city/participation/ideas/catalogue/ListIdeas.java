package city.participation.ideas.catalogue;

import city.participation.ideas.catalogue.IdeaPage.Position;
import city.participation.ideas.idea.IdeaStatus;
import city.participation.ideas.idea.Person;
import city.participation.ideas.idea.Supporters;
import city.participation.ideas.programme.FindProgrammes;
import city.participation.ideas.programme.Openings;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lists ideas, to everybody what is public, to moderators what waits, to authors their own. */
@Component
public class ListIdeas {

  private final Catalogue catalogue;
  private final Supporters supporters;
  private final FindProgrammes programmes;
  private final Clock clock;

  ListIdeas(Catalogue catalogue, Supporters supporters, FindProgrammes programmes, Clock clock) {
    this.catalogue = catalogue;
    this.supporters = supporters;
    this.programmes = programmes;
    this.clock = clock;
  }

  public IdeaPage list(
      IdeaFilter filter,
      IdeaOrder order,
      int limit,
      @Nullable Position after,
      @Nullable Person viewer) {
    if (!mayList(filter, viewer)) {
      return new IdeaPage(List.of(), null);
    }
    List<CatalogueRow> rows = catalogue.find(filter, order, limit + 1, after);
    boolean more = rows.size() > limit;
    List<CatalogueRow> page = more ? rows.subList(0, limit) : rows;
    Set<String> supported =
        viewer == null || page.isEmpty()
            ? Set.of()
            : supporters.supportedBy(viewer.id(), page.stream().map(CatalogueRow::id).toList());
    Map<String, Openings> openings = openings(page, viewer);
    return new IdeaPage(
        page.stream()
            .map(row ->
                row.toSummary(
                    viewer == null ? null : supported.contains(row.id()),
                    row.programme() == null
                        ? Openings.ALWAYS
                        : openings.getOrDefault(row.programme(), Openings.NEVER)))
            .toList(),
        more ? page.getLast().position(order, filter.author() != null) : null);
  }

  /** Of all programmes on the page at once; of most pages there are none. */
  private Map<String, Openings> openings(List<CatalogueRow> page, @Nullable Person viewer) {
    Set<String> named =
        page.stream()
            .flatMap(row -> Stream.ofNullable(row.programme()))
            .collect(Collectors.toSet());
    return programmes.openings(named, isOfTheCity(viewer), clock.instant());
  }

  private static boolean isOfTheCity(@Nullable Person viewer) {
    return viewer != null && viewer.ofTheCity();
  }

  private boolean mayList(IdeaFilter filter, @Nullable Person viewer) {
    if (filter.author() != null) {
      return filter.author().equals(viewer);
    }
    if (filter.programme() != null
        && programmes.find(filter.programme(), isOfTheCity(viewer)).isEmpty()) {
      return false;
    }
    IdeaStatus status = filter.status() == null ? IdeaStatus.PUBLISHED : filter.status();
    return switch (status) {
      case PUBLISHED -> true;
      case SUBMITTED, REJECTED, WITHDRAWN -> viewer != null && viewer.moderator();
      case DRAFT -> false;
    };
  }
}
