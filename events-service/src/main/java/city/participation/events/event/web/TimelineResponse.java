package city.participation.events.event.web;

import city.participation.events.event.TimelineEntry;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Schema(name = "EventTimeline", description = "What happened to an event, oldest first.")
record TimelineResponse(List<Entry> items) {

  static TimelineResponse of(List<TimelineEntry> entries) {
    return new TimelineResponse(entries.stream().map(Entry::of).toList());
  }

  @Schema(name = "EventTimelineEntry")
  record Entry(
      TimelineEntry.Step step,
      Instant at,
      @Schema(description = "In which role somebody acted; CALENDAR if a moment came.")
          TimelineEntry.Role role,
      @Schema(description = "For staff: the opaque id of who acted.") @Nullable String person,
      @Schema(description = "On whose behalf they acted.") @Nullable String office,
      @Schema(description = "Why.") @Nullable String explanation,
      @Schema(description = "When it was to begin before, if it was moved to another time.")
          @Nullable Instant movedFrom,
      @Schema(description = "For staff: why although its venue or staff were taken.")
          @Nullable String forced) {

    private static Entry of(TimelineEntry entry) {
      return new Entry(
          entry.step(),
          entry.at(),
          entry.role(),
          entry.by(),
          entry.office(),
          entry.explanation(),
          entry.movedFrom(),
          entry.forced());
    }
  }
}
