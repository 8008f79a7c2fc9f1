package city.participation.events.series;

import city.participation.events.series.Refusal.Flaw;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.fortuna.ical4j.model.Recur;
import org.jspecify.annotations.Nullable;

/**
 * A recurrence rule (RRULE of RFC 5545) as far as events of a city need it: days, weeks and months,
 * with an end. It counts by the city's clocks, so that 19:00 stays 19:00.
 */
final class Rule {

  static final ZoneId COLOGNE = ZoneId.of("Europe/Berlin");
  static final int MOST = 60;
  static final int YEARS = 2;

  private static final Set<String> PARTS =
      Set.of(
          "FREQ",
          "INTERVAL",
          "COUNT",
          "UNTIL",
          "BYDAY",
          "BYMONTHDAY",
          "BYMONTH",
          "BYSETPOS",
          "WKST");
  private static final Set<String> FREQUENCIES = Set.of("DAILY", "WEEKLY", "MONTHLY");
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

  /** The starts by the city's clocks, or what is wrong with the rule. */
  sealed interface Expanded {

    record Starts(List<LocalDateTime> all) implements Expanded {}

    record Wrong(Flaw flaw) implements Expanded {}
  }

  private Rule() {}

  static Expanded expand(String rule, LocalDateTime first) {
    Map<String, String> parts = parts(rule);
    if (parts == null || !FREQUENCIES.contains(parts.getOrDefault("FREQ", ""))) {
      return new Expanded.Wrong(Flaw.NO_RULE);
    }
    String until = parts.remove("UNTIL");
    if ((until == null) != parts.containsKey("COUNT")) {
      return new Expanded.Wrong(Flaw.COUNT_OR_UNTIL);
    }
    LocalDateTime end = first.plusYears(YEARS);
    LocalDateTime last = until == null ? end : until(until);
    if (last == null) {
      return new Expanded.Wrong(Flaw.NO_RULE);
    }
    List<LocalDateTime> starts;
    int count;
    try {
      Recur<LocalDateTime> recur = new Recur<>(text(parts));
      count = recur.getCount();
      if ((parts.containsKey("INTERVAL") && recur.getInterval() < 1)
          || (until == null && count < 1)) {
        return new Expanded.Wrong(Flaw.NO_RULE);
      }
      if (count > MOST) {
        return new Expanded.Wrong(Flaw.TOO_MANY);
      }
      starts = recur.getDates(first, first, end.plusSeconds(1));
    } catch (IllegalArgumentException | DateTimeException notUnderstood) {
      return new Expanded.Wrong(Flaw.NO_RULE);
    }
    if (until == null ? starts.size() < count : last.isAfter(end)) {
      return starts.isEmpty()
          ? new Expanded.Wrong(Flaw.MISSES_START)
          : new Expanded.Wrong(Flaw.TOO_LONG);
    }
    List<LocalDateTime> wanted = starts.stream().filter(it -> !it.isAfter(last)).toList();
    if (wanted.isEmpty() || !wanted.getFirst().equals(first)) {
      return new Expanded.Wrong(Flaw.MISSES_START);
    }
    return wanted.size() > MOST ? new Expanded.Wrong(Flaw.TOO_MANY) : new Expanded.Starts(wanted);
  }

  /** Null if it is none, names something twice, or something that is not for us. */
  private static @Nullable Map<String, String> parts(String rule) {
    Map<String, String> parts = new LinkedHashMap<>();
    for (String part : rule.split(";", -1)) {
      String[] sides = part.split("=", -1);
      if (sides.length != 2
          || !PARTS.contains(sides[0])
          || parts.putIfAbsent(sides[0], sides[1]) != null) {
        return null;
      }
    }
    return parts;
  }

  private static String text(Map<String, String> parts) {
    return parts.entrySet().stream()
        .map(it -> it.getKey() + "=" + it.getValue())
        .collect(Collectors.joining(";"));
  }

  /** A day counts to its end; null if it is no moment. */
  private static @Nullable LocalDateTime until(String value) {
    try {
      if (value.length() == 8) {
        return LocalDate.parse(value, DateTimeFormatter.BASIC_ISO_DATE).atTime(LocalTime.MAX);
      }
      return value.endsWith("Z")
          ? LocalDateTime.parse(value.substring(0, value.length() - 1), DATE_TIME)
              .atOffset(ZoneOffset.UTC)
              .atZoneSameInstant(COLOGNE)
              .toLocalDateTime()
          : LocalDateTime.parse(value, DATE_TIME);
    } catch (DateTimeException malformed) {
      return null;
    }
  }
}
