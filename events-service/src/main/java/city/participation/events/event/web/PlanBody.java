package city.participation.events.event.web;

import city.participation.events.Checked;
import city.participation.events.content.Venue;
import city.participation.events.district.Districts;
import city.participation.events.event.AttendanceMode;
import city.participation.events.event.EventPlan;
import city.participation.events.event.RegistrationWindow;
import city.participation.events.event.web.EventRequest.PointBody;
import city.participation.events.event.web.EventRequest.VenueBody;
import city.participation.events.event.web.EventRequest.WindowBody;
import city.participation.events.event.web.StepRequests.Rescheduling;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads when and where an event is to take place, and tells all that is wrong with it. */
final class PlanBody {

  private final Districts districts;
  private final Checked checked;

  PlanBody(Districts districts, Checked checked) {
    this.districts = districts;
    this.checked = checked;
  }

  EventPlan plan(EventRequest request) {
    return new EventPlan(
        request.stageId() == null ? null : EventBody.id(checked, "/stageId", request.stageId()),
        moment("/startsAt", request.startsAt()),
        moment("/endsAt", request.endsAt()),
        request.attendance(),
        request.venue() == null ? null : venue(request.venue()),
        link(request.onlineLink()),
        request.registration() == null ? null : window(request.registration()),
        owners(request.owners()));
  }

  /** What is not said stays; what the new kind of attendance has no use for goes. */
  UnaryOperator<EventPlan> change(Rescheduling request) {
    String stageId =
        request.stageId() == null ? null : EventBody.id(checked, "/stageId", request.stageId());
    boolean withoutStage = Boolean.TRUE.equals(request.withoutStage());
    if (withoutStage && request.stageId() != null) {
      checked.wrong("/withoutStage", "stage-or-none");
    }
    Instant startsAt = moment("/startsAt", request.startsAt());
    Instant endsAt = moment("/endsAt", request.endsAt());
    Venue venue = request.venue() == null ? null : venue(request.venue());
    String onlineLink = link(request.onlineLink());
    RegistrationWindow window =
        request.registration() == null ? null : window(request.registration());
    List<String> owners = request.owners() == null ? null : owners(request.owners());
    return before -> {
      AttendanceMode attendance = or(request.attendance(), before.attendance());
      return new EventPlan(
          withoutStage ? null : or(stageId, before.stageId()),
          or(startsAt, before.startsAt()),
          or(endsAt, before.endsAt()),
          attendance,
          or(venue, attendance == AttendanceMode.ONLINE ? null : before.venue()),
          or(onlineLink, attendance == AttendanceMode.ON_SITE ? null : before.onlineLink()),
          or(window, before.registration()),
          Objects.requireNonNull(or(owners, before.owners())));
    };
  }

  private static <T> @Nullable T or(@Nullable T said, @Nullable T before) {
    return said == null ? before : said;
  }

  private @Nullable Instant moment(String pointer, @Nullable String value) {
    return value == null ? null : checked.moment(pointer, value);
  }

  private @Nullable String link(@Nullable String value) {
    return value == null
        ? null
        : checked.form(
            "/onlineLink",
            value,
            EventPlan.LINK_MAX,
            it -> Checked.isLink(it, Set.of("https")),
            "no-https-address");
  }

  private RegistrationWindow window(WindowBody request) {
    return new RegistrationWindow(
        moment("/registration/opensAt", request.opensAt()),
        moment("/registration/closesAt", request.closesAt()));
  }

  private List<String> owners(@Nullable List<@Nullable String> owners) {
    return checked.each(
        "/owners",
        owners,
        EventPlan.OWNERS_MOST,
        (pointer, owner) -> checked.line(pointer, owner, 1, EventPlan.OWNER_MAX));
  }

  private @Nullable Venue venue(VenueBody request) {
    String name = checked.line("/venue/name", request.name(), Venue.NAME_MIN, Venue.NAME_MAX);
    String street =
        request.street() == null
            ? null
            : checked.line("/venue/street", request.street(), Venue.STREET_MIN, Venue.STREET_MAX);
    String postcode =
        request.postcode() == null
            ? null
            : checked.form(
                "/venue/postcode", request.postcode(), 5, Venue::isPostcode, "no-postcode");
    String city =
        request.city() == null
            ? null
            : checked.line("/venue/city", request.city(), Venue.CITY_MIN, Venue.CITY_MAX);
    if (request.district() != null && !districts.contains(request.district())) {
      checked.wrong("/venue/district", "unknown-district");
    }
    Venue.Point point = request.point() == null ? null : point(request.point());
    return name == null ? null : new Venue(name, street, postcode, city, request.district(), point);
  }

  private Venue.@Nullable Point point(PointBody request) {
    if (!Venue.Point.TYPE.equals(request.type())) {
      checked.wrong("/venue/point/type", "not-one-of", Venue.Point.TYPE);
      return null;
    }
    List<@Nullable Double> coordinates = request.coordinates();
    if (coordinates == null || coordinates.size() != 2 || coordinates.contains(null)) {
      checked.wrong("/venue/point/coordinates", "longitude-latitude");
      return null;
    }
    double longitude = Objects.requireNonNull(coordinates.getFirst());
    double latitude = Objects.requireNonNull(coordinates.getLast());
    if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) {
      checked.wrong("/venue/point/coordinates", "longitude-latitude");
      return null;
    }
    return Venue.Point.at(longitude, latitude);
  }
}
