package city.participation.events.event;

import city.participation.events.content.Venue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A plan that people can come to. */
record ScheduledPlan(
    @Nullable String stageId,
    Instant startsAt,
    Instant endsAt,
    AttendanceMode attendance,
    @Nullable Venue venue,
    @Nullable String onlineLink,
    @Nullable RegistrationWindow registration,
    List<String> owners) {

  Duration length() {
    return Duration.between(startsAt, endsAt);
  }

  @Nullable Instant registrationOpensAt() {
    return registration == null ? null : registration.opensAt();
  }

  /** The first moment in which nobody can register: at the latest the start. */
  Instant registrationClosesAt() {
    Instant closes = registration == null ? null : registration.closesAt();
    return closes == null || closes.isAfter(startsAt) ? startsAt : closes;
  }

  /** What nobody else can have at that time. */
  List<String> resources() {
    Stream<String> places =
        venue == null || !attendance.needsVenue() ? Stream.of() : Stream.of("venue|" + venue.key());
    return Stream.concat(places, owners.stream().map(ScheduledPlan::staff)).toList();
  }

  static String staff(String person) {
    return "staff|" + person;
  }

  boolean isAtAnotherTimeThan(ScheduledPlan other) {
    return !startsAt.equals(other.startsAt) || !endsAt.equals(other.endsAt);
  }

  boolean isAtAnotherPlaceThan(ScheduledPlan other) {
    return !new Place(attendance, venue, onlineLink)
        .equals(new Place(other.attendance, other.venue, other.onlineLink));
  }

  private record Place(
      AttendanceMode attendance, @Nullable Venue venue, @Nullable String onlineLink) {}
}
