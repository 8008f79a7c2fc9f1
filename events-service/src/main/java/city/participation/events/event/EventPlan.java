package city.participation.events.event;

import city.participation.events.content.Venue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When and where, and by whom: what can get in another event's way. A draft may leave it open.
 *
 * @param stageId in which stage of its programme it lies, if in one
 * @param startsAt its first moment
 * @param endsAt the first moment after it
 * @param onlineLink for those who are registered
 * @param registration null if it opens by hand only
 * @param owners opaque ids of the staff who hold it
 */
public record EventPlan(
    @Nullable String stageId,
    @Nullable Instant startsAt,
    @Nullable Instant endsAt,
    @Nullable AttendanceMode attendance,
    @Nullable Venue venue,
    @Nullable String onlineLink,
    @Nullable RegistrationWindow registration,
    List<String> owners) {

  public static final int LINK_MAX = 500;
  public static final int OWNERS_MOST = 10;
  public static final int OWNER_MAX = 128;

  public EventPlan {
    owners = List.copyOf(owners);
  }

  /** What is missing for people to come, by the names that requests have for it. */
  public List<String> missing() {
    List<String> missing = new ArrayList<>();
    if (startsAt == null) {
      missing.add("startsAt");
    }
    if (endsAt == null) {
      missing.add("endsAt");
    }
    if (attendance == null) {
      missing.add("attendance");
    } else {
      if (attendance.needsVenue() && venue == null) {
        missing.add("venue");
      }
      if (attendance.needsLink() && onlineLink == null) {
        missing.add("onlineLink");
      }
    }
    return missing;
  }

  /** Empty while something is missing. */
  Optional<ScheduledPlan> scheduled() {
    if (startsAt == null || endsAt == null || attendance == null) {
      return Optional.empty();
    }
    return Optional.of(
        new ScheduledPlan(
            stageId, startsAt, endsAt, attendance, venue, onlineLink, registration, owners));
  }

  EventPlan forThePublic() {
    return new EventPlan(
        stageId, startsAt, endsAt, attendance, venue, null, registration, List.of());
  }

  /** Held by the others alone. */
  public EventPlan without(String person) {
    return owners.contains(person)
        ? new EventPlan(
            stageId,
            startsAt,
            endsAt,
            attendance,
            venue,
            onlineLink,
            registration,
            owners.stream().filter(it -> !it.equals(person)).toList())
        : this;
  }

  EventPlan with(@Nullable RegistrationWindow changed) {
    return new EventPlan(stageId, startsAt, endsAt, attendance, venue, onlineLink, changed, owners);
  }

  /** What is different, by the names that requests have for it; registration apart. */
  List<String> movedFrom(EventPlan before) {
    Map<String, Boolean> same = new LinkedHashMap<>();
    same.put("stageId", Objects.equals(stageId, before.stageId));
    same.put("startsAt", Objects.equals(startsAt, before.startsAt));
    same.put("endsAt", Objects.equals(endsAt, before.endsAt));
    same.put("attendance", attendance == before.attendance);
    same.put("venue", Objects.equals(venue, before.venue));
    same.put("onlineLink", Objects.equals(onlineLink, before.onlineLink));
    same.put("owners", owners.equals(before.owners));
    return same.entrySet().stream().filter(it -> !it.getValue()).map(Map.Entry::getKey).toList();
  }
}
