package city.participation.ideas.catalogue;

import city.participation.ideas.catalogue.IdeaPage.Position;
import city.participation.ideas.idea.IdeaStatus;
import city.participation.ideas.idea.Person;
import city.participation.ideas.idea.Supporters;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lists ideas, to everybody what is public, to moderators what waits, to authors their own. */
@Component
public class ListIdeas {

  private final Catalogue catalogue;
  private final Supporters supporters;

  ListIdeas(Catalogue catalogue, Supporters supporters) {
    this.catalogue = catalogue;
    this.supporters = supporters;
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
    return new IdeaPage(
        page.stream()
            .map(row -> row.toSummary(viewer == null ? null : supported.contains(row.id())))
            .toList(),
        more ? page.getLast().position(order, filter.author() != null) : null);
  }

  private static boolean mayList(IdeaFilter filter, @Nullable Person viewer) {
    if (filter.author() != null) {
      return filter.author().equals(viewer);
    }
    IdeaStatus status = filter.status() == null ? IdeaStatus.PUBLISHED : filter.status();
    return switch (status) {
      case PUBLISHED -> true;
      case SUBMITTED, REJECTED, WITHDRAWN -> viewer != null && viewer.moderator();
      case DRAFT -> false;
    };
  }
}
