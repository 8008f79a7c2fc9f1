package city.participation.partners.directory;

import city.participation.partners.organisation.Sector;
import java.util.Map;

/** How many accredited partners each of the four sectors has. */
public record Balance(Map<Sector, Long> partners) {

  public Balance {
    partners = Map.copyOf(partners);
  }

  public long of(Sector sector) {
    return partners.getOrDefault(sector, 0L);
  }

  public long total() {
    return partners.values().stream().mapToLong(Long::longValue).sum();
  }
}
