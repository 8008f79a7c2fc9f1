package city.participation.notifications.event.messaging;

import static city.participation.notifications.incoming.Required.required;

import city.participation.notifications.event.EventFact;
import org.jspecify.annotations.Nullable;

record EventCancelledV1(@Nullable Integer calendarSequence) {

  EventFact fact() {
    return new EventFact.EventCancelled(required(calendarSequence, "calendarSequence"));
  }
}
