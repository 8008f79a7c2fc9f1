package city.participation.events.event.web;

import city.participation.events.Addresses;
import city.participation.events.content.EventContent;
import city.participation.events.content.Texts;
import city.participation.events.content.Venue;
import city.participation.events.event.AttendanceMode;
import city.participation.events.event.EventPlan;
import city.participation.events.event.EventStatus;
import city.participation.events.event.EventView;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An event as linked data, in the words of schema.org: never with its online link. */
@Schema(name = "DescribedEvent", description = "An event in the words of schema.org.")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({"@context", "@type", "@id"})
record EventDescribed(
    @JsonProperty("@context") String context,
    @JsonProperty("@type") String type,
    @JsonProperty("@id") URI id,
    String identifier,
    URI url,
    List<Text> name,
    List<Text> description,
    @Nullable OffsetDateTime startDate,
    @Nullable OffsetDateTime endDate,
    @Schema(description = "When it was to begin, each time before it was moved or put off.")
        @Nullable List<OffsetDateTime> previousStartDate,
    String eventStatus,
    @Nullable String eventAttendanceMode,
    List<Place> location,
    List<String> inLanguage,
    boolean isAccessibleForFree,
    Offer offers,
    @Nullable Organizer organizer) {

  private static final String CONTEXT = "https://schema.org";
  private static final ZoneId COLOGNE = ZoneId.of(EventResponse.ZONE);

  @Schema(name = "EventText")
  record Text(@JsonProperty("@value") String value, @JsonProperty("@language") String language) {}

  @Schema(name = "DescribedPlace", description = "A Place or a VirtualLocation.")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Place(
      @JsonProperty("@type") String type,
      @Nullable String name,
      @Nullable Address address,
      @Nullable Coordinates geo,
      @Schema(description = "Of a VirtualLocation: where to register for its link.")
          @Nullable URI url) {}

  @Schema(name = "PostalAddress")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Address(
      @JsonProperty("@type") String type,
      @Nullable String streetAddress,
      @Nullable String postalCode,
      @Nullable String addressLocality,
      String addressCountry) {}

  @Schema(name = "GeoCoordinates")
  record Coordinates(@JsonProperty("@type") String type, double latitude, double longitude) {}

  @Schema(name = "Offer")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Offer(
      @JsonProperty("@type") String type,
      BigDecimal price,
      String priceCurrency,
      URI url,
      @Schema(description = "Absent while nobody can register.") @Nullable String availability) {}

  @Schema(name = "Organizer", description = "The office that leads the programme.")
  record Organizer(@JsonProperty("@type") String type, String name) {}

  static EventDescribed of(EventView event, @Nullable String leadOffice, Addresses addresses) {
    EventContent content = event.content();
    EventPlan plan = event.plan();
    URI page = addresses.ofEvent(event.id());
    List<OffsetDateTime> before = before(event);
    return new EventDescribed(
        CONTEXT,
        "Event",
        addresses.of("/api/events/" + event.id()),
        event.id(),
        page,
        texts(content.title()),
        texts(content.description()),
        local(plan.startsAt()),
        local(plan.endsAt()),
        before.isEmpty() ? null : before,
        CONTEXT + "/" + status(event.status(), !before.isEmpty()),
        plan.attendance() == null ? null : CONTEXT + "/" + mode(plan.attendance()),
        places(plan, page),
        content.languages(),
        content.costCents() == 0,
        new Offer(
            "Offer",
            BigDecimal.valueOf(content.costCents(), 2),
            "EUR",
            page,
            event.registers() ? CONTEXT + "/InStock" : null),
        leadOffice == null ? null : new Organizer("GovernmentOrganization", leadOffice));
  }

  private static List<Text> texts(Texts texts) {
    List<Text> all = new ArrayList<>();
    all.add(new Text(texts.de(), "de"));
    if (texts.en() != null) {
      all.add(new Text(texts.en(), "en"));
    }
    return all;
  }

  private static @Nullable OffsetDateTime local(@Nullable Instant moment) {
    return moment == null ? null : moment.atZone(COLOGNE).toOffsetDateTime();
  }

  /** One that is put off was to begin at the time that it still shows. */
  private static List<OffsetDateTime> before(EventView event) {
    Instant start = event.plan().startsAt();
    Stream<Instant> left =
        event.timeline().stream().flatMap(it -> Stream.ofNullable(it.movedFrom()));
    Stream<Instant> all =
        event.status() == EventStatus.POSTPONED
            ? Stream.concat(left, Stream.ofNullable(start))
            : left.filter(it -> !Objects.equals(it, start));
    return all.distinct().map(it -> it.atZone(COLOGNE).toOffsetDateTime()).toList();
  }

  private static String status(EventStatus status, boolean moved) {
    return switch (status) {
      case CANCELLED, DISCARDED -> "EventCancelled";
      case POSTPONED -> "EventPostponed";
      case DRAFT, SCHEDULED, REGISTRATION_OPEN, REGISTRATION_CLOSED, RUNNING, HELD, DOCUMENTED ->
          moved ? "EventRescheduled" : "EventScheduled";
    };
  }

  private static String mode(AttendanceMode mode) {
    return switch (mode) {
      case ON_SITE -> "OfflineEventAttendanceMode";
      case ONLINE -> "OnlineEventAttendanceMode";
      case HYBRID -> "MixedEventAttendanceMode";
    };
  }

  private static List<Place> places(EventPlan plan, URI page) {
    List<Place> places = new ArrayList<>();
    Venue venue = plan.venue();
    if (venue != null) {
      places.add(
          new Place(
              "Place",
              venue.name(),
              new Address("PostalAddress", venue.street(), venue.postcode(), venue.city(), "DE"),
              venue.point() == null
                  ? null
                  : new Coordinates(
                      "GeoCoordinates",
                      venue.point().coordinates().getLast(),
                      venue.point().coordinates().getFirst()),
              null));
    }
    if (plan.attendance() == AttendanceMode.ONLINE || plan.attendance() == AttendanceMode.HYBRID) {
      places.add(new Place("VirtualLocation", null, null, null, page));
    }
    return places;
  }
}
