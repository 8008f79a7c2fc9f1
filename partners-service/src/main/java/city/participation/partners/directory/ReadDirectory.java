package city.participation.partners.directory;

import city.participation.partners.directory.DirectoryPage.Position;
import city.participation.partners.organisation.Sector;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows anybody who the city's accredited partners are. */
@Component
public class ReadDirectory {

  private final Directory directory;

  ReadDirectory(Directory directory) {
    this.directory = directory;
  }

  public DirectoryPage list(
      DirectoryFilter filter, DirectoryOrder order, int limit, @Nullable Position after) {
    List<DirectoryRow> rows = directory.find(filter, order, limit + 1, after);
    boolean more = rows.size() > limit;
    List<DirectoryRow> page = more ? rows.subList(0, limit) : rows;
    return new DirectoryPage(
        page.stream().map(DirectoryRow::toEntry).toList(),
        more ? page.getLast().position(order) : null);
  }

  /** Empty also for one that was accredited before: why it is not any more is nobody's business. */
  public Optional<DirectoryEntry> show(String id) {
    return directory.find(id).map(DirectoryRow::toEntry);
  }

  public Balance balance(DirectoryFilter filter) {
    return new Balance(
        Arrays.stream(Sector.values())
            .collect(
                Collectors.toMap(sector -> sector, sector -> directory.count(filter.of(sector)))));
  }
}
