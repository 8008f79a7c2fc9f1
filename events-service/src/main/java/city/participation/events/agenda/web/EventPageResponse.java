package city.participation.events.agenda.web;

import city.participation.defaults.http.Cursor;
import city.participation.events.agenda.AgendaPage;
import city.participation.events.agenda.EventSummary;
import city.participation.events.content.Accessibility;
import city.participation.events.content.Audience;
import city.participation.events.content.EventFormat;
import city.participation.events.content.Texts;
import city.participation.events.content.Venue;
import city.participation.events.event.AttendanceMode;
import city.participation.events.event.EventStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Schema(name = "EventPage", description = "A part of a list of events.")
record EventPageResponse(
    List<Item> items,
    @Schema(description = "The cursor of the next page; absent on the last.")
        @Nullable String next) {

  private static final String ZONE = "Europe/Berlin";
  private static final String REGISTER = "register";

  static EventPageResponse of(AgendaPage page, @Nullable Cursor next) {
    return new EventPageResponse(
        page.items().stream().map(Item::of).toList(), next == null ? null : next.toString());
  }

  @Schema(name = "ListedEventTitle", description = "An event's title in both languages.")
  record Title(String de, @Nullable String en) {

    private static Title of(Texts title) {
      return new Title(title.de(), title.en());
    }
  }

  @Schema(name = "ListedVenue", description = "Where it takes place.")
  record Place(
      String name,
      @Nullable String street,
      @Nullable String postcode,
      @Nullable String city,
      @Nullable String district,
      @Nullable Point point) {

    private static @Nullable Place of(@Nullable Venue venue) {
      return venue == null
          ? null
          : new Place(
              venue.name(),
              venue.street(),
              venue.postcode(),
              venue.city(),
              venue.district(),
              venue.point() == null
                  ? null
                  : new Point(venue.point().type(), venue.point().coordinates()));
    }
  }

  @Schema(name = "ListedPoint", description = "A GeoJSON point (RFC 7946).")
  record Point(String type, List<Double> coordinates) {}

  @Schema(name = "ListedAccessibility", description = "For whom nothing stands in the way.")
  record Access(boolean stepFree, boolean hearingLoop, boolean signLanguage, boolean easyLanguage) {

    private static @Nullable Access of(@Nullable Accessibility facts) {
      return facts == null
          ? null
          : new Access(
              facts.stepFree(), facts.hearingLoop(), facts.signLanguage(), facts.easyLanguage());
    }
  }

  @Schema(name = "EventSummary", description = "An event in a list.")
  record Item(
      String id,
      String programmeId,
      @Nullable String stageId,
      EventStatus status,
      Audience audience,
      Title title,
      EventFormat format,
      @Schema(description = "By this the list is sorted; absent in a draft that has none yet.")
          @Nullable Instant startsAt,
      @Nullable Instant endsAt,
      @Schema(description = "In which the city's clocks show it.", example = "Europe/Berlin")
          String zone,
      @Nullable AttendanceMode attendance,
      @Nullable Place venue,
      @Schema(description = "BCP 47 tags.") List<String> languages,
      @Schema(description = "In euro cents.") int costCents,
      @Nullable Access accessibility,
      @Schema(description = "What the public can do now.", example = "[\"register\"]")
          List<String> participationOpen,
      @Schema(description = "When that ends; absent while there is nothing.")
          @Nullable Instant nextDeadline) {

    private static Item of(EventSummary event) {
      return new Item(
          event.id(),
          event.programmeId(),
          event.stageId(),
          event.status(),
          event.audience(),
          Title.of(event.title()),
          event.format(),
          event.startsAt(),
          event.endsAt(),
          ZONE,
          event.attendance(),
          Place.of(event.venue()),
          event.languages(),
          event.costCents(),
          Access.of(event.accessibility()),
          event.registers() ? List.of(REGISTER) : List.of(),
          event.nextDeadline());
    }
  }
}
