package city.participation.events.programme.web;

import city.participation.events.programme.TimelineEntry;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Schema(name = "Timeline", description = "What happened to a programme, oldest first.")
record TimelineResponse(List<Entry> items) {

  static TimelineResponse of(List<TimelineEntry> entries) {
    return new TimelineResponse(entries.stream().map(Entry::of).toList());
  }

  @Schema(name = "TimelineEntry")
  record Entry(
      TimelineEntry.Step step,
      Instant at,
      @Schema(description = "In which role somebody acted; CALENDAR if a date came.")
          TimelineEntry.Role role,
      @Schema(description = "For staff: the opaque id of who acted.") @Nullable String person,
      @Schema(description = "On whose behalf they acted.") @Nullable String office,
      @Schema(description = "The id of the stage that it is about.") @Nullable String stage,
      @Schema(description = "Why.") @Nullable String explanation) {

    private static Entry of(TimelineEntry entry) {
      return new Entry(
          entry.step(),
          entry.at(),
          entry.role(),
          entry.by(),
          entry.office(),
          entry.stage(),
          entry.explanation());
    }
  }
}
