package city.participation.events.catalogue.web;

import city.participation.defaults.http.Cursor;
import city.participation.events.catalogue.ProgrammePage;
import city.participation.events.catalogue.ProgrammeSummary;
import city.participation.events.content.Audience;
import city.participation.events.content.Texts;
import city.participation.events.content.Theme;
import city.participation.events.programme.ProgrammeStatus;
import city.participation.events.programme.StageAction;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Schema(name = "ProgrammePage", description = "A part of a list of programmes.")
record ProgrammePageResponse(
    List<Item> items,
    @Schema(description = "The cursor of the next page; absent on the last.")
        @Nullable String next) {

  static ProgrammePageResponse of(ProgrammePage page, @Nullable Cursor next) {
    return new ProgrammePageResponse(
        page.items().stream().map(Item::of).toList(), next == null ? null : next.toString());
  }

  @Schema(name = "ListedTitle", description = "A programme's title in both languages.")
  record Title(String de, @Nullable String en) {

    private static Title of(Texts title) {
      return new Title(title.de(), title.en());
    }
  }

  @Schema(name = "ProgrammeSummary", description = "A programme in a list.")
  record Item(
      String id,
      ProgrammeStatus status,
      Title title,
      Audience audience,
      @Schema(description = "Which office leads it.") String leadOffice,
      @Schema(description = "Numbers of Stadtbezirke and Stadtteile; empty for the whole city.")
          List<String> districts,
      @Schema(description = "Codes of themes.") List<String> themes,
      @Schema(
              description =
                  "By this the list is sorted: when it was announced, before that drafted.")
          Instant listedAt,
      @Schema(description = "What the public can do now.", example = "[\"submit\", \"support\"]")
          List<String> participationOpen,
      @Schema(description = "When the first of what is open ends; absent while nothing is.")
          @Nullable Instant nextDeadline) {

    private static Item of(ProgrammeSummary programme) {
      return new Item(
          programme.id(),
          programme.status(),
          Title.of(programme.title()),
          programme.audience(),
          programme.leadOffice(),
          programme.districts(),
          programme.themes().stream().map(Theme::code).toList(),
          programme.listedAt(),
          programme.participationOpen().stream().map(StageAction::code).toList(),
          programme.nextDeadline());
    }
  }
}
