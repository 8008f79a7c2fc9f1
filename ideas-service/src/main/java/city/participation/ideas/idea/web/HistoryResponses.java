package city.participation.ideas.idea.web;

import city.participation.ideas.idea.RejectionReason;
import city.participation.ideas.idea.Revision;
import city.participation.ideas.idea.TimelineEntry;
import city.participation.ideas.place.Place;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an idea became what it is; no person is named. */
final class HistoryResponses {

  private HistoryResponses() {}

  @Schema(name = "Timeline", description = "The steps of an idea's life, oldest first.")
  record Timeline(List<Step> items) {

    static Timeline of(List<TimelineEntry> entries) {
      return new Timeline(entries.stream().map(Step::of).toList());
    }
  }

  @Schema(name = "TimelineStep")
  record Step(
      TimelineEntry.Step step,
      Instant at,
      TimelineEntry.Role role,
      @Schema(description = "On whose behalf a moderator or staff acted.") @Nullable String office,
      @Schema(description = "Why an idea was rejected.") @Nullable RejectionReason reason,
      @Nullable String explanation) {

    private static Step of(TimelineEntry entry) {
      return new Step(
          entry.step(),
          entry.at(),
          entry.role(),
          entry.office(),
          entry.reason(),
          entry.explanation());
    }
  }

  @Schema(name = "Revisions", description = "What the idea said, oldest first, today's last.")
  record Revisions(List<RevisionItem> items) {

    static Revisions of(List<Revision> revisions) {
      return new Revisions(revisions.stream().map(RevisionItem::of).toList());
    }
  }

  @Schema(name = "Revision")
  record RevisionItem(
      int number,
      @Schema(description = "When it became public.") Instant since,
      String title,
      String text,
      String theme,
      @Nullable Place place) {

    private static RevisionItem of(Revision revision) {
      return new RevisionItem(
          revision.number(),
          revision.since(),
          revision.content().title(),
          revision.content().text(),
          revision.content().theme().code(),
          revision.content().place());
    }
  }
}
