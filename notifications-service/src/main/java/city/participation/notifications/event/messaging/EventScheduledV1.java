package city.participation.notifications.event.messaging;

import static city.participation.notifications.incoming.Required.required;

import city.participation.notifications.event.EventFact;
import java.time.Instant;

/** With what {@link PlanV1} reads of it. */
record EventScheduledV1(Instant scheduledAt) {

  EventFact fact(PlanV1 event) {
    return new EventFact.EventScheduled(event.plan(), required(scheduledAt, "scheduledAt"));
  }
}
