package city.participation.events;

import city.participation.defaults.problem.Problem;
import city.participation.events.agenda.EventFilter;
import city.participation.events.content.EventFormat;
import city.participation.events.district.Districts;
import city.participation.events.event.AttendanceMode;
import city.participation.events.event.EventStatus;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads which events a request asks for, and tells all that is wrong with that. */
@Component
public final class EventQuery {

  private static final String ID = "[A-Za-z0-9-]{1,64}";

  /** No event lies outside, and the database cannot tell much farther moments apart. */
  private static final Instant FIRST = Instant.EPOCH;

  private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

  /** What a request says, word for word. */
  public record Asked(
      @Nullable String programme,
      @Nullable String stage,
      @Nullable String series,
      @Nullable String district,
      @Nullable String format,
      @Nullable String attendance,
      @Nullable String status,
      @Nullable String from,
      @Nullable String to) {

    /** Whatever its status and time are. */
    public Asked(
        @Nullable String programme,
        @Nullable String stage,
        @Nullable String series,
        @Nullable String district,
        @Nullable String format,
        @Nullable String attendance) {
      this(programme, stage, series, district, format, attendance, null, null, null);
    }
  }

  private final Districts districts;

  EventQuery(Districts districts) {
    this.districts = districts;
  }

  /** {@code problem}: takes what is wrong, and what was before. */
  public EventFilter filter(Asked asked, Problem problem) {
    EventFilter filter =
        new EventFilter(
            place(asked, problem),
            district(asked.district(), problem),
            named("format", asked.format(), EventFormat.values(), problem),
            named("attendance", asked.attendance(), AttendanceMode.values(), problem),
            named("status", asked.status(), EventStatus.values(), problem),
            moment("from", asked.from(), problem),
            moment("to", asked.to(), problem));
    if (!problem.parameters().isEmpty()) {
      throw problem;
    }
    return filter;
  }

  private static @Nullable String place(Asked asked, Problem problem) {
    checkId("programme", asked.programme(), problem);
    checkId("stage", asked.stage(), problem);
    checkId("series", asked.series(), problem);
    if (asked.programme() != null && asked.stage() != null) {
      problem.withParameter("programme", "stage-alone");
    }
    if (asked.series() != null && (asked.programme() != null || asked.stage() != null)) {
      problem.withParameter("series", "series-alone");
    }
    if (asked.series() != null) {
      return asked.series();
    }
    return asked.stage() == null ? asked.programme() : asked.stage();
  }

  private static void checkId(String parameter, @Nullable String value, Problem problem) {
    if (value != null && !value.matches(ID)) {
      problem.withParameter(parameter, "no-id");
    }
  }

  private @Nullable String district(@Nullable String district, Problem problem) {
    if (district != null && !districts.contains(district)) {
      problem.withParameter("district", "unknown-district");
    }
    return district;
  }

  private static @Nullable Instant moment(
      String parameter, @Nullable String value, Problem problem) {
    if (value == null) {
      return null;
    }
    try {
      Instant moment = OffsetDateTime.parse(value).toInstant().truncatedTo(ChronoUnit.MILLIS);
      return moment.isBefore(FIRST) ? FIRST : moment.isAfter(LAST) ? LAST : moment;
    } catch (DateTimeException malformed) {
      problem.withParameter(parameter, "no-moment");
      return null;
    }
  }

  /** The one of that name; null without a name, or with a wrong one, which the problem then has. */
  public static <E extends Enum<E>> @Nullable E named(
      String parameter, @Nullable String value, E[] all, Problem problem) {
    if (value == null) {
      return null;
    }
    E found = Arrays.stream(all).filter(it -> it.name().equals(value)).findFirst().orElse(null);
    if (found == null) {
      problem.withParameter(
          parameter,
          "not-one-of",
          Arrays.stream(all).map(Enum::name).collect(Collectors.joining(", ")));
    }
    return found;
  }
}
