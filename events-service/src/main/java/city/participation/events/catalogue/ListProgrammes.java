package city.participation.events.catalogue;

import city.participation.events.catalogue.ProgrammePage.Position;
import city.participation.events.content.Audience;
import city.participation.events.programme.Person;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lists programmes (Vorhabenliste), to everybody what is public, to staff all. */
@Component
public class ListProgrammes {

  private final Catalogue catalogue;
  private final Clock clock;

  ListProgrammes(Catalogue catalogue, Clock clock) {
    this.catalogue = catalogue;
    this.clock = clock;
  }

  public ProgrammePage list(
      ProgrammeFilter filter, int limit, @Nullable Position after, @Nullable Person viewer) {
    boolean ofTheCity = viewer != null && viewer.ofTheCity();
    if (!ofTheCity && !isPublic(filter)) {
      return new ProgrammePage(List.of(), null);
    }
    List<CatalogueRow> rows =
        catalogue.find(ofTheCity ? filter : filter.forThePublic(), limit + 1, after);
    boolean more = rows.size() > limit;
    List<CatalogueRow> page = more ? rows.subList(0, limit) : rows;
    Instant now = clock.instant();
    return new ProgrammePage(
        page.stream().map(row -> row.toSummary(now)).toList(),
        more ? page.getLast().position() : null);
  }

  private static boolean isPublic(ProgrammeFilter filter) {
    return filter.audience() != Audience.INTERNAL
        && (filter.status() == null || filter.status().isAnnounced());
  }
}
