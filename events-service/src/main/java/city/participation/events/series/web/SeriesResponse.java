package city.participation.events.series.web;

import city.participation.events.TextsBody;
import city.participation.events.event.Clash;
import city.participation.events.series.Occurrence;
import city.participation.events.series.SeriesStatus;
import city.participation.events.series.SeriesView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Schema(name = "Series", description = "Events that come again and again, each with its own life.")
record SeriesResponse(
    String id,
    String programmeId,
    @Schema(description = "MAKING and ENDING pass by themselves.") SeriesStatus status,
    @Schema(description = "RRULE (RFC 5545).") String rule,
    @Schema(description = "Left out (EXDATE).") List<Instant> excluded,
    @Schema(description = "Come to it (RDATE).") List<Instant> added,
    List<OccurrenceResponse> events,
    @Schema(description = "Why it was ended.") @Nullable String reason,
    Instant createdAt) {

  @Schema(name = "Occurrence", description = "One event of a series.")
  record OccurrenceResponse(
      String id,
      @Schema(description = "When it was to begin; the event says when it does.")
          Instant originalStart,
      @Schema(
              description =
                  "LEFT: it could not be scheduled, its draft stays; ENDED: with the series.")
          Occurrence.State state,
      @Schema(description = "Who had its venue or staff when it was to be scheduled.")
          List<ClashResponse> clashes) {

    private static OccurrenceResponse of(Occurrence occurrence) {
      return new OccurrenceResponse(
          occurrence.eventId(),
          occurrence.start(),
          occurrence.state(),
          occurrence.clashes().stream().map(ClashResponse::of).toList());
    }
  }

  @Schema(name = "Clash", description = "An event that is in the way.")
  record ClashResponse(String id, TextsBody title, Instant startsAt, Instant endsAt) {

    private static ClashResponse of(Clash clash) {
      return new ClashResponse(
          clash.eventId(), TextsBody.of(clash.title()), clash.startsAt(), clash.endsAt());
    }
  }

  @Schema(name = "SeriesPreview", description = "When the events would begin.")
  record Preview(List<Instant> starts) {}

  static SeriesResponse of(SeriesView series) {
    return new SeriesResponse(
        series.id(),
        series.programmeId(),
        series.status(),
        series.plan().rule(),
        series.plan().excluded(),
        series.plan().added(),
        series.occurrences().stream().map(OccurrenceResponse::of).toList(),
        series.reason(),
        series.createdAt());
  }
}
