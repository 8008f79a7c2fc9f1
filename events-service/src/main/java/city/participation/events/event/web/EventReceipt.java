package city.participation.events.event.web;

import city.participation.events.event.Action;
import city.participation.events.event.EventStatus;
import city.participation.events.event.EventView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Schema(
    name = "EventReceipt",
    description =
        "What a step has made of an event. Short, because it is kept for 24 hours to be given again"
            + " when the same request is repeated.")
record EventReceipt(
    String id,
    EventStatus status,
    @Nullable Instant startsAt,
    @Nullable Instant endsAt,
    @Schema(description = "SEQUENCE of iCalendar: raised whenever its time or place moves.")
        int calendarSequence,
    @Schema(description = "What the caller can do now.") List<String> allowed) {

  static EventReceipt of(EventView event) {
    return new EventReceipt(
        event.id(),
        event.status(),
        event.plan().startsAt(),
        event.plan().endsAt(),
        event.calendarSequence(),
        event.allowed().stream().map(Action::resource).toList());
  }
}
