package city.participation.notifications.event.messaging;

import static city.participation.notifications.incoming.Required.required;

import city.participation.notifications.event.EventFact;
import java.time.Instant;
import java.util.List;

/** With what {@link PlanV1} reads of it. */
record EventRescheduledV1(List<String> changed, Instant rescheduledAt) {

  EventFact fact(PlanV1 event) {
    boolean retimed = required(changed, "changed").contains("TIME");
    return new EventFact.EventRescheduled(
        event.plan(),
        retimed || changed.contains("PLACE"),
        retimed,
        required(rescheduledAt, "rescheduledAt"));
  }
}
