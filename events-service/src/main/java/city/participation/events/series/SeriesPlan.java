package city.participation.events.series;

import java.time.Instant;
import java.util.List;

/**
 * When the events of a series begin.
 *
 * @param rule RRULE (RFC 5545), from the draft's start on
 * @param excluded moments of it that are left out (EXDATE)
 * @param added others that come to it (RDATE)
 */
public record SeriesPlan(String rule, List<Instant> excluded, List<Instant> added) {

  public static final int RULE_MAX = 200;

  public SeriesPlan {
    excluded = List.copyOf(excluded);
    added = List.copyOf(added);
  }
}
