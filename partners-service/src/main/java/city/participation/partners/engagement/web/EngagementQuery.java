package city.participation.partners.engagement.web;

import city.participation.defaults.http.Cursor;
import city.participation.defaults.problem.Problem;
import city.participation.partners.engagement.EngagementFilter;
import city.participation.partners.engagement.EngagementPage.Position;
import city.participation.partners.engagement.EngagementStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads which engagements a query asks for, and from where on. */
final class EngagementQuery {

  private static final int ID_MAX = 64;

  private EngagementQuery() {}

  static EngagementFilter filter(
      @Nullable String programme, @Nullable String partner, @Nullable String status) {
    Problem problem = Problem.invalid();
    EngagementStatus itsStatus =
        Arrays.stream(EngagementStatus.values())
            .filter(it -> it.name().equals(status))
            .findFirst()
            .orElse(EngagementStatus.AGREED);
    if (status != null && !itsStatus.name().equals(status)) {
      problem.withParameter(
          "status",
          "not-one-of",
          Arrays.stream(EngagementStatus.values())
              .map(Enum::name)
              .collect(Collectors.joining(", ")));
    }
    if (programme != null && partner != null) {
      problem.withParameter("partner", "one-filter");
    }
    String wanted = programme == null ? partner : programme;
    String parameter = programme == null && partner != null ? "partner" : "programme";
    boolean proposed = wanted == null && itsStatus == EngagementStatus.PROPOSED;
    if (wanted == null && !proposed) {
      problem.withParameter(parameter, "missing");
    } else if (wanted != null && wanted.length() > ID_MAX) {
      problem.withParameter(parameter, "too-long", ID_MAX);
    }
    if (!problem.parameters().isEmpty()) {
      throw problem;
    }
    if (wanted == null) {
      return new EngagementFilter.Proposed();
    }
    return programme == null
        ? new EngagementFilter.OfPartner(wanted, itsStatus)
        : new EngagementFilter.InProgramme(wanted, itsStatus);
  }

  static @Nullable Position position(@Nullable Cursor cursor, EngagementFilter filter) {
    if (cursor == null) {
      return null;
    }
    List<String> keys = cursor.keysOf(filter.kind(), 2);
    try {
      return new Position(Instant.ofEpochMilli(Long.parseLong(keys.getFirst())), keys.getLast());
    } catch (NumberFormatException notOurs) {
      throw Cursor.refused();
    }
  }
}
