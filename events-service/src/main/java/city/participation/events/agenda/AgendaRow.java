package city.participation.events.agenda;

import city.participation.events.agenda.AgendaPage.Position;
import city.participation.events.content.Accessibility;
import city.participation.events.content.Audience;
import city.participation.events.content.EventFormat;
import city.participation.events.content.Texts;
import city.participation.events.content.Venue;
import city.participation.events.event.Access;
import city.participation.events.event.AttendanceMode;
import city.participation.events.event.EventPlan;
import city.participation.events.event.EventStatus;
import city.participation.events.event.RegistrationWindow;
import city.participation.events.programme.ProgrammeStanding;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/** What a list reads of an event's document: neither its link nor who holds it. */
record AgendaRow(
    @Id String id,
    long version,
    String programmeId,
    EventStatus status,
    Audience audience,
    Listed content,
    Planned plan,
    Instant listedAt) {

  record Listed(
      Texts title,
      EventFormat format,
      List<String> languages,
      int costCents,
      @Nullable Accessibility accessibility) {}

  record Planned(
      @Nullable String stageId,
      @Nullable Instant startsAt,
      @Nullable Instant endsAt,
      @Nullable AttendanceMode attendance,
      @Nullable Venue venue,
      @Nullable RegistrationWindow registration) {

    private EventPlan plan() {
      return new EventPlan(
          stageId, startsAt, endsAt, attendance, venue, null, registration, List.of());
    }
  }

  Position position() {
    return new Position(listedAt, id);
  }

  EventSummary toSummary(@Nullable ProgrammeStanding programme, Instant now) {
    Access access = Access.at(status, plan.plan(), programme, now);
    return new EventSummary(
        id,
        version,
        programmeId,
        plan.stageId(),
        status,
        audience,
        content.title(),
        content.format(),
        plan.startsAt(),
        plan.endsAt(),
        plan.attendance(),
        plan.venue(),
        content.languages(),
        content.costCents(),
        content.accessibility(),
        access.registers(),
        access.registers() ? access.deadline() : null);
  }
}
