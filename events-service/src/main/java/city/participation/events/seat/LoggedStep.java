package city.participation.events.seat;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** A step that is done with, as the log keeps it for good. It names no person. */
@Document("seatLog")
record LoggedStep(
    @Id String id,
    String eventId,
    long number,
    String of,
    SeatStep.Kind kind,
    @Nullable Mode mode,
    int seats,
    @Nullable Map<Mode, Size> sizes,
    @Nullable Instant offerUntil,
    Instant at) {

  static LoggedStep of(String eventId, SeatStep.Numbered numbered) {
    SeatStep step = numbered.step();
    return new LoggedStep(
        eventId + ":" + numbered.number(),
        eventId,
        numbered.number(),
        step.of(),
        step.kind(),
        step.mode(),
        step.seats(),
        step.sizes(),
        step.offerUntil(),
        step.at());
  }

  SeatStep step() {
    return new SeatStep(of, kind, mode, seats, sizes, offerUntil, at, null);
  }
}
