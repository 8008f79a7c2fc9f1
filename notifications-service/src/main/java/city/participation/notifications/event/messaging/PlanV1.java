package city.participation.notifications.event.messaging;

import static city.participation.notifications.incoming.Required.required;

import city.participation.notifications.event.EventFact.Plan;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an event that is scheduled and one that is rescheduled are both told with. */
record PlanV1(
    String programmeId,
    TitleV1 title,
    String attendance,
    String audience,
    Instant startsAt,
    Instant endsAt,
    @Nullable VenueV1 venue,
    String status,
    @Nullable Integer calendarSequence) {

  record TitleV1(String de, String en) {}

  record VenueV1(
      String name, @Nullable String street, @Nullable String postcode, @Nullable String city) {

    /** As it would stand on an envelope. */
    String line() {
      String town =
          Stream.of(postcode, city).filter(Objects::nonNull).collect(Collectors.joining(" "));
      return Stream.of(required(name, "venue.name"), street, town.isEmpty() ? null : town)
          .filter(Objects::nonNull)
          .collect(Collectors.joining(", "));
    }
  }

  Plan plan() {
    return new Plan(
        required(programmeId, "programmeId"),
        required(required(title, "title").de(), "title.de"),
        required(title.en(), "title.en"),
        required(startsAt, "startsAt"),
        required(endsAt, "endsAt"),
        venue == null ? null : venue.line(),
        required(attendance, "attendance"),
        required(audience, "audience"),
        required(status, "status").equals("POSTPONED"),
        required(calendarSequence, "calendarSequence"));
  }
}
