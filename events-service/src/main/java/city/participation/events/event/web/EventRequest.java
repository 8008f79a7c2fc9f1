package city.participation.events.event.web;

import city.participation.events.TextsBody;
import city.participation.events.content.Accessibility;
import city.participation.events.content.AgendaEntry;
import city.participation.events.content.EventContent;
import city.participation.events.content.EventFormat;
import city.participation.events.content.Speaker;
import city.participation.events.content.Venue;
import city.participation.events.event.AttendanceMode;
import city.participation.events.event.EventDraft;
import city.participation.events.event.EventPlan;
import city.participation.events.event.RegistrationWindow;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a request says of an event, as it comes; also what a merge patch is applied to. */
@Schema(name = "EventRequest", description = "What the city says of an event.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record EventRequest(
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            maxLength = EventContent.ID_MAX,
            description = "In which programme it takes place; stays once it is scheduled.")
        @Nullable String programmeId,
    @Schema(
            maxLength = EventContent.ID_MAX,
            description = "In which stage of it, if in one; the event then lies inside it.")
        @Nullable String stageId,
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            description = "In both languages, each in one line of 5 to 120 characters.")
        @Nullable TextsBody title,
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            description = "In both languages, each of 20 to 4,000 characters.")
        @Nullable TextsBody description,
    @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable EventFormat format,
    @Schema(
            format = "date-time",
            description = "Its first moment, with offset; needed to schedule it.",
            example = "2027-03-01T18:00:00+01:00")
        @Nullable String startsAt,
    @Schema(
            format = "date-time",
            description = "The first moment after it, with offset; at most 31 days later.",
            example = "2027-03-01T20:30:00+01:00")
        @Nullable String endsAt,
    @Schema(description = "Needed to schedule it; on site with a venue, online with a link.")
        @Nullable AttendanceMode attendance,
    @Nullable VenueBody venue,
    @Schema(
            maxLength = EventPlan.LINK_MAX,
            description = "Begins with https://; only staff and who is registered see it.",
            example = "https://konferenz.example/koeln21")
        @Nullable String onlineLink,
    @Nullable WindowBody registration,
    @ArraySchema(
            maxItems = EventPlan.OWNERS_MOST,
            arraySchema =
                @Schema(
                    description =
                        "Opaque ids of the staff who hold it; only staff see them. Nobody holds two"
                            + " at a time."))
        @Nullable List<@Nullable String> owners,
    @ArraySchema(
            minItems = 1,
            maxItems = EventContent.LANGUAGES_MOST,
            arraySchema =
                @Schema(
                    description = "In which it is held, as BCP 47 tags; German if none is named.",
                    example = "[\"de\", \"tr\"]"))
        @Nullable List<@Nullable String> languages,
    @Schema(
            minimum = "0",
            maximum = "100000",
            defaultValue = "0",
            description = "What taking part costs, in euro cents.")
        @Nullable Integer costCents,
    @Nullable AccessibilityBody accessibility,
    @ArraySchema(maxItems = Speaker.MOST) @Nullable List<@Nullable SpeakerBody> speakers,
    @ArraySchema(
            maxItems = AgendaEntry.MOST,
            arraySchema = @Schema(description = "Its parts in their order."))
        @Nullable List<@Nullable AgendaBody> agenda,
    @ArraySchema(
            maxItems = EventContent.IDEAS_MOST,
            arraySchema =
                @Schema(
                    description =
                        "Ids of ideas that it is about; public ones once it is scheduled."))
        @Nullable List<@Nullable String> ideas,
    @ArraySchema(
            maxItems = EventContent.CO_HOSTS_MOST,
            arraySchema =
                @Schema(
                    description =
                        "Ids of partners that hold it with the city; once it is scheduled accredited"
                            + " ones with an agreed engagement as HOST or CO_HOST in the programme or"
                            + " its stage."))
        @Nullable List<@Nullable String> coHosts) {

  @Schema(name = "Venue", description = "Where it takes place. Nobody else has it at that time.")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record VenueBody(
      @Schema(
              requiredMode = RequiredMode.REQUIRED,
              minLength = Venue.NAME_MIN,
              maxLength = Venue.NAME_MAX,
              example = "Bürgerzentrum Ehrenfeld")
          @Nullable String name,
      @Schema(
              minLength = Venue.STREET_MIN,
              maxLength = Venue.STREET_MAX,
              example = "Venloer Straße 429")
          @Nullable String street,
      @Schema(pattern = Venue.POSTCODE_FORM, example = "50825") @Nullable String postcode,
      @Schema(minLength = Venue.CITY_MIN, maxLength = Venue.CITY_MAX, example = "Köln")
          @Nullable String city,
      @Schema(
              description =
                  "Number of a Stadtbezirk (1 to 9) or Stadtteil (101 to 909), as in"
                      + " /api/ideas/districts.",
              example = "401")
          @Nullable String district,
      @Nullable PointBody point) {

    static @Nullable VenueBody of(@Nullable Venue venue) {
      return venue == null
          ? null
          : new VenueBody(
              venue.name(),
              venue.street(),
              venue.postcode(),
              venue.city(),
              venue.district(),
              venue.point() == null ? null : PointBody.of(venue.point()));
    }
  }

  @Schema(name = "Point", description = "A GeoJSON point (RFC 7946).")
  record PointBody(
      @Schema(allowableValues = "Point", example = "Point") @Nullable String type,
      @ArraySchema(
              minItems = 2,
              maxItems = 2,
              arraySchema =
                  @Schema(
                      description = "Longitude, latitude in degrees (WGS 84).",
                      example = "[6.917, 50.950]"))
          @Nullable List<@Nullable Double> coordinates) {

    static PointBody of(Venue.Point point) {
      return new PointBody(point.type(), new ArrayList<>(point.coordinates()));
    }
  }

  @Schema(
      name = "RegistrationWindow",
      description = "When registration opens and closes by itself, with offsets.")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record WindowBody(
      @Schema(
              format = "date-time",
              description = "Without it staff open it.",
              example = "2027-02-01T09:00:00+01:00")
          @Nullable String opensAt,
      @Schema(
              format = "date-time",
              description = "Without it, with the start.",
              example = "2027-02-28T18:00:00+01:00")
          @Nullable String closesAt) {

    static @Nullable WindowBody of(@Nullable RegistrationWindow window) {
      return window == null
          ? null
          : new WindowBody(text(window.opensAt()), text(window.closesAt()));
    }
  }

  @Schema(name = "Accessibility", description = "Needed to schedule it.")
  record AccessibilityBody(
      @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable Boolean stepFree,
      @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable Boolean hearingLoop,
      @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable Boolean signLanguage,
      @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable Boolean easyLanguage) {

    static @Nullable AccessibilityBody of(@Nullable Accessibility facts) {
      return facts == null
          ? null
          : new AccessibilityBody(
              facts.stepFree(), facts.hearingLoop(), facts.signLanguage(), facts.easyLanguage());
    }
  }

  @Schema(name = "Speaker", description = "Who speaks, as the public may read it.")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record SpeakerBody(
      @Schema(
              requiredMode = RequiredMode.REQUIRED,
              minLength = Speaker.NAME_MIN,
              maxLength = Speaker.NAME_MAX)
          @Nullable String name,
      @Schema(minLength = Speaker.ROLE_MIN, maxLength = Speaker.ROLE_MAX) @Nullable String role) {

    static SpeakerBody of(Speaker speaker) {
      return new SpeakerBody(speaker.name(), speaker.role());
    }
  }

  @Schema(name = "AgendaEntry", description = "A part of an event.")
  record AgendaBody(
      @Schema(
              requiredMode = RequiredMode.REQUIRED,
              description = "In 3 to 200 characters; English if there is any.")
          @Nullable TextsBody title,
      @Schema(
              requiredMode = RequiredMode.REQUIRED,
              minimum = "1",
              maximum = "600",
              description = "How long it takes.")
          @Nullable Integer minutes) {

    static AgendaBody of(AgendaEntry entry) {
      return new AgendaBody(TextsBody.of(entry.title()), entry.minutes());
    }
  }

  static @Nullable String text(@Nullable Instant moment) {
    return moment == null ? null : moment.toString();
  }

  /** As a request that would say the same. */
  static EventRequest of(EventDraft draft) {
    EventContent content = draft.content();
    EventPlan plan = draft.plan();
    return new EventRequest(
        draft.programmeId(),
        plan.stageId(),
        TextsBody.of(content.title()),
        TextsBody.of(content.description()),
        content.format(),
        text(plan.startsAt()),
        text(plan.endsAt()),
        plan.attendance(),
        VenueBody.of(plan.venue()),
        plan.onlineLink(),
        WindowBody.of(plan.registration()),
        new ArrayList<>(plan.owners()),
        new ArrayList<>(content.languages()),
        content.costCents(),
        AccessibilityBody.of(content.accessibility()),
        new ArrayList<>(content.speakers().stream().map(SpeakerBody::of).toList()),
        new ArrayList<>(content.agenda().stream().map(AgendaBody::of).toList()),
        new ArrayList<>(content.ideas()),
        new ArrayList<>(content.coHosts()));
  }
}
