package city.participation.ideas.idea;

import city.participation.ideas.partner.Sector;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many partners endorse an idea.
 *
 * @param bySector has all sectors, also those of which none does
 */
public record EndorsementCounts(long total, Map<Sector, Long> bySector) {

  /** {@code counted}: as it is stored; a sector that never endorsed may be missing. */
  public static EndorsementCounts of(@Nullable Map<Sector, Long> counted) {
    Map<Sector, Long> all = new EnumMap<>(Sector.class);
    long total = 0;
    for (Sector sector : Sector.values()) {
      long count = counted == null ? 0 : counted.getOrDefault(sector, 0L);
      all.put(sector, count);
      total += count;
    }
    return new EndorsementCounts(total, Collections.unmodifiableMap(all));
  }

  public EndorsementCounts with(Sector sector) {
    return changed(sector, 1);
  }

  public EndorsementCounts without(Sector sector) {
    return changed(sector, -1);
  }

  private EndorsementCounts changed(Sector sector, int by) {
    Map<Sector, Long> changed = new EnumMap<>(bySector);
    changed.merge(sector, (long) by, Long::sum);
    return of(changed);
  }
}
