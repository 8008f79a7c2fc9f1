package city.participation.events.event.messaging;

import city.participation.events.content.Texts;
import city.participation.events.content.Venue;
import city.participation.events.event.EventAnnouncements;
import city.participation.events.event.EventFact;
import city.participation.events.event.EventFact.Change;
import city.participation.events.event.EventFact.EventCancelled;
import city.participation.events.event.EventFact.EventDocumented;
import city.participation.events.event.EventFact.EventHeld;
import city.participation.events.event.EventFact.EventPostponed;
import city.participation.events.event.EventFact.EventRescheduled;
import city.participation.events.event.EventFact.EventScheduled;
import city.participation.events.event.EventFact.Subject;
import city.participation.events.event.EventFact.Told;
import city.participation.events.event.RegistrationWindow;
import city.participation.events.event.messaging.EventMessages.EventCancelledV1;
import city.participation.events.event.messaging.EventMessages.EventDocumentedV1;
import city.participation.events.event.messaging.EventMessages.EventHeldV1;
import city.participation.events.event.messaging.EventMessages.EventPostponedV1;
import city.participation.events.event.messaging.EventMessages.EventRescheduledV1;
import city.participation.events.event.messaging.EventMessages.EventScheduledV1;
import city.participation.events.event.messaging.EventMessages.RegistrationV1;
import city.participation.events.event.messaging.EventMessages.TitleV1;
import city.participation.events.event.messaging.EventMessages.VenueV1;
import city.participation.messaging.outbox.Announcement;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class OutboxEventAnnouncements implements EventAnnouncements {

  /** In which the city's clocks show when an event begins. */
  private static final String ZONE = "Europe/Berlin";

  @Override
  public Announcement of(EventFact fact) {
    return switch (fact) {
      case EventScheduled it -> told("event-scheduled", scheduled(it));
      case EventRescheduled it -> told("event-rescheduled", rescheduled(it));
      case EventPostponed(Subject of, var at) ->
          told(
              "event-postponed",
              new EventPostponedV1(of.eventId(), of.programmeId(), of.stageId(), at));
      case EventCancelled(Subject of, int sequence, var at) ->
          told(
              "event-cancelled",
              new EventCancelledV1(of.eventId(), of.programmeId(), of.stageId(), sequence, at));
      case EventHeld(Subject of, var at) ->
          told("event-held", new EventHeldV1(of.eventId(), of.programmeId(), of.stageId(), at));
      case EventDocumented(Subject of, var documentation, boolean corrected, var at) ->
          told(
              "event-documented",
              new EventDocumentedV1(
                  of.eventId(),
                  of.programmeId(),
                  of.stageId(),
                  documentation.attendance(),
                  documentation.ideas(),
                  corrected,
                  at));
    };
  }

  private static EventScheduledV1 scheduled(EventScheduled fact) {
    Told event = fact.event();
    return new EventScheduledV1(
        event.event().eventId(),
        event.event().programmeId(),
        event.event().stageId(),
        title(event.title()),
        event.format().name(),
        event.attendance().name(),
        event.audience().name(),
        event.startsAt(),
        event.endsAt(),
        ZONE,
        venue(event.venue()),
        fact.status().name(),
        registration(event.registration()),
        event.coHosts(),
        event.ideas(),
        fact.calendarSequence(),
        fact.scheduledAt());
  }

  private static EventRescheduledV1 rescheduled(EventRescheduled fact) {
    Told event = fact.event();
    return new EventRescheduledV1(
        event.event().eventId(),
        event.event().programmeId(),
        event.event().stageId(),
        title(event.title()),
        event.format().name(),
        event.attendance().name(),
        event.audience().name(),
        event.startsAt(),
        event.endsAt(),
        ZONE,
        venue(event.venue()),
        fact.status().name(),
        registration(event.registration()),
        event.coHosts(),
        event.ideas(),
        fact.calendarSequence(),
        fact.changed().stream().sorted().map(Change::name).toList(),
        fact.rescheduledAt());
  }

  private static @Nullable VenueV1 venue(@Nullable Venue venue) {
    return venue == null
        ? null
        : new VenueV1(
            venue.name(), venue.street(), venue.postcode(), venue.city(), venue.district());
  }

  private static @Nullable RegistrationV1 registration(@Nullable RegistrationWindow window) {
    return window == null || (window.opensAt() == null && window.closesAt() == null)
        ? null
        : new RegistrationV1(window.opensAt(), window.closesAt());
  }

  private static TitleV1 title(Texts texts) {
    return new TitleV1(texts.de(), texts.en());
  }

  private static Announcement told(String fact, Object message) {
    return new Announcement("events." + fact + ".v1", message);
  }
}
