package city.participation.ideas.catalogue.web;

import city.participation.defaults.http.Cursor;
import city.participation.ideas.catalogue.IdeaPage;
import city.participation.ideas.catalogue.IdeaSummary;
import city.participation.ideas.idea.IdeaStatus;
import city.participation.ideas.place.Place;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Schema(name = "IdeaPage", description = "A part of a list of ideas.")
record IdeaPageResponse(
    List<Item> items,
    @Schema(description = "The cursor of the next page; absent on the last.")
        @Nullable String next) {

  static IdeaPageResponse of(IdeaPage page, @Nullable Cursor next, boolean own) {
    return new IdeaPageResponse(
        page.items().stream().map(idea -> Item.of(idea, own)).toList(),
        next == null ? null : next.toString());
  }

  @Schema(name = "IdeaSummary", description = "An idea without its text.")
  record Item(
      String id,
      IdeaStatus status,
      String title,
      String theme,
      @Nullable Place place,
      @Schema(
              description =
                  "The programme that it belongs to; absent if to none, or if it is not for whoever"
                      + " asks.")
          @Nullable String programme,
      int revision,
      long supportCount,
      @Schema(description = "How many partners endorse it.") long endorsementCount,
      @Schema(description = "Whether the caller supports it; absent without a token.")
          @Nullable Boolean supported,
      @Schema(description = "In the list of one's own ideas.") @Nullable Instant createdAt,
      @Nullable Instant submittedAt,
      @Nullable Instant publishedAt,
      @Schema(description = "What anybody with an account can do now.", example = "[\"support\"]")
          List<String> participationOpen,
      @Schema(description = "When that ends; absent while nothing limits it.")
          @Nullable Instant nextDeadline) {

    private static Item of(IdeaSummary idea, boolean own) {
      return new Item(
          idea.id(),
          idea.status(),
          idea.title(),
          idea.theme().code(),
          idea.place(),
          idea.programme(),
          idea.revision(),
          idea.supportCount(),
          idea.endorsementCount(),
          idea.supported(),
          own ? idea.createdAt() : null,
          idea.submittedAt(),
          idea.publishedAt(),
          idea.participation().open(),
          idea.participation().deadline());
    }
  }
}
