package city.participation.events.series;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A series as staff see it. */
public record SeriesView(
    String id,
    long version,
    String programmeId,
    SeriesPlan plan,
    SeriesStatus status,
    List<Occurrence> occurrences,
    @Nullable String reason,
    Instant createdAt) {

  static SeriesView of(Series series, long version) {
    return new SeriesView(
        series.id(),
        version,
        series.template().programmeId(),
        series.plan(),
        series.status(),
        series.occurrences(),
        series.reason(),
        series.createdAt());
  }
}
