package city.participation.events.series.web;

import city.participation.events.series.SeriesStatus;
import city.participation.events.series.SeriesView;
import io.swagger.v3.oas.annotations.media.Schema;

@Schema(
    name = "SeriesReceipt",
    description = "What a step has made of a series; short, because it is kept for 24 hours.")
record SeriesReceipt(String id, SeriesStatus status, int events) {

  static SeriesReceipt of(SeriesView series) {
    return new SeriesReceipt(series.id(), series.status(), series.occurrences().size());
  }
}
