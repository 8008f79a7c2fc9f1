package city.participation.events.event.web;

import city.participation.events.TextsBody;
import city.participation.events.content.Audience;
import city.participation.events.content.Documentation;
import city.participation.events.content.EventContent;
import city.participation.events.content.EventFormat;
import city.participation.events.event.Action;
import city.participation.events.event.AttendanceMode;
import city.participation.events.event.EventPlan;
import city.participation.events.event.EventStatus;
import city.participation.events.event.EventView;
import city.participation.events.event.RegistrationWindow;
import city.participation.events.event.web.EventRequest.AccessibilityBody;
import city.participation.events.event.web.EventRequest.AgendaBody;
import city.participation.events.event.web.EventRequest.SpeakerBody;
import city.participation.events.event.web.EventRequest.VenueBody;
import city.participation.events.idea.LinkedIdea;
import city.participation.events.partner.CoHost;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Schema(name = "Event", description = "A happening in the city to which people come.")
record EventResponse(
    String id,
    String programmeId,
    @Nullable String stageId,
    @Schema(description = "Of which series it is one.") @Nullable String seriesId,
    @Schema(description = "When it was to begin as one of the series; it stays if it is moved.")
        @Nullable Instant originalStart,
    EventStatus status,
    @Schema(description = "When the status last changed.") Instant since,
    @Schema(description = "Absent while it is a draft.") @Nullable Instant scheduledAt,
    TextsBody title,
    TextsBody description,
    EventFormat format,
    @Schema(description = "As its programme's.") Audience audience,
    @Schema(description = "Its first moment; absent in a draft that has none yet.")
        @Nullable Instant startsAt,
    @Schema(description = "The first moment after it.") @Nullable Instant endsAt,
    @Schema(description = "In which the city's clocks show it.", example = "Europe/Berlin")
        String zone,
    @Nullable AttendanceMode attendance,
    @Nullable VenueBody venue,
    @Schema(description = "For staff. Who is registered gets it with the registration.")
        @Nullable String onlineLink,
    @Schema(description = "When registration opens and closes by itself.")
        @Nullable WindowResponse registration,
    @Schema(description = "For staff: opaque ids of who holds it.") @Nullable List<String> owners,
    @Schema(description = "BCP 47 tags.") List<String> languages,
    @Schema(description = "In euro cents.") int costCents,
    @Schema(description = "Absent in a draft that does not say it yet.")
        @Nullable AccessibilityBody accessibility,
    List<SpeakerBody> speakers,
    @Schema(description = "Its parts in their order.") List<AgendaBody> agenda,
    @Schema(description = "What it is about.") List<LinkedIdeaResponse> ideas,
    @Schema(description = "Partners that hold it with the city.") List<CoHostResponse> coHosts,
    @Schema(description = "SEQUENCE of iCalendar: raised whenever its time or place moves.")
        int calendarSequence,
    @Schema(description = "What came of it; once it is documented.")
        @Nullable DocumentationResponse documentation,
    @Schema(description = "What the public can do now.", example = "[\"register\"]")
        List<String> participationOpen,
    @Schema(description = "When that ends; absent while there is nothing.")
        @Nullable Instant nextDeadline,
    @Schema(
            description =
                "For staff: true if its stage was moved, and it no longer lies inside it.")
        @Nullable Boolean outsideStage,
    @Schema(description = "For staff: what can be done now.") @Nullable List<String> allowed) {

  static final String ZONE = "Europe/Berlin";
  private static final String REGISTER = "register";

  @Schema(name = "LinkedIdea", description = "An idea that an event is about.")
  record LinkedIdeaResponse(
      String id, @Schema(description = "Absent unless it is public.") @Nullable String title) {

    private static LinkedIdeaResponse of(LinkedIdea idea) {
      return new LinkedIdeaResponse(idea.id(), idea.title());
    }
  }

  @Schema(name = "CoHost", description = "A partner that holds an event with the city.")
  record CoHostResponse(
      String id,
      @Schema(description = "Absent until it has been accredited.") @Nullable String name,
      @Schema(
              description =
                  "Whether it is accredited now, with an agreed engagement as HOST or CO_HOST in"
                      + " the programme or the event's stage. It may have ended since it was named.")
          boolean standing) {

    private static CoHostResponse of(CoHost coHost) {
      return new CoHostResponse(coHost.id(), coHost.name(), coHost.stands());
    }
  }

  @Schema(name = "EventRegistration", description = "When it opens and closes by itself.")
  record WindowResponse(@Nullable Instant opensAt, @Nullable Instant closesAt) {

    private static @Nullable WindowResponse of(@Nullable RegistrationWindow window) {
      return window == null ? null : new WindowResponse(window.opensAt(), window.closesAt());
    }
  }

  @Schema(name = "Documentation", description = "What came of an event.")
  record DocumentationResponse(
      @Schema(description = "The minutes, unless they are behind a link.")
          @Nullable TextsBody minutes,
      @Nullable String minutesUrl,
      @Schema(description = "How many were there, if they were counted.")
          @Nullable Integer attendance,
      TextsBody results,
      @Schema(description = "Ids of ideas that were recorded there.") List<String> ideas) {

    private static @Nullable DocumentationResponse of(@Nullable Documentation its) {
      return its == null
          ? null
          : new DocumentationResponse(
              its.minutes() == null ? null : TextsBody.of(its.minutes()),
              its.minutesUrl(),
              its.attendance(),
              TextsBody.of(its.results()),
              its.ideas());
    }
  }

  static EventResponse of(EventView event) {
    EventContent content = event.content();
    EventPlan plan = event.plan();
    List<String> allowed = event.allowed().stream().map(Action::resource).toList();
    return new EventResponse(
        event.id(),
        event.programmeId(),
        plan.stageId(),
        event.series() == null ? null : event.series().id(),
        event.series() == null ? null : event.series().start(),
        event.status(),
        event.since(),
        event.scheduledAt(),
        TextsBody.of(content.title()),
        TextsBody.of(content.description()),
        content.format(),
        event.audience(),
        plan.startsAt(),
        plan.endsAt(),
        ZONE,
        plan.attendance(),
        VenueBody.of(plan.venue()),
        plan.onlineLink(),
        WindowResponse.of(plan.registration()),
        plan.owners().isEmpty() ? null : plan.owners(),
        content.languages(),
        content.costCents(),
        AccessibilityBody.of(content.accessibility()),
        content.speakers().stream().map(SpeakerBody::of).toList(),
        content.agenda().stream().map(AgendaBody::of).toList(),
        event.ideas().stream().map(LinkedIdeaResponse::of).toList(),
        event.coHosts().stream().map(CoHostResponse::of).toList(),
        event.calendarSequence(),
        DocumentationResponse.of(event.documentation()),
        event.registers() ? List.of(REGISTER) : List.of(),
        event.nextDeadline(),
        event.outsideStage() ? Boolean.TRUE : null,
        allowed.isEmpty() ? null : allowed);
  }
}
