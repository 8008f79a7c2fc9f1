package city.participation.ideas.catalogue;

import city.participation.ideas.catalogue.IdeaPage.Position;
import city.participation.ideas.idea.EndorsementCounts;
import city.participation.ideas.idea.IdeaStatus;
import city.participation.ideas.idea.Participation;
import city.participation.ideas.partner.Sector;
import city.participation.ideas.place.Place;
import city.participation.ideas.programme.Openings;
import city.participation.ideas.theme.Theme;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/** What a list reads of an idea's document. */
record CatalogueRow(
    @Id String id,
    long version,
    IdeaStatus status,
    Content content,
    int revision,
    long supportCount,
    @Nullable Map<Sector, Long> endorsementCounts,
    Instant createdAt,
    @Nullable Instant submittedAt,
    @Nullable Instant publishedAt,
    Instant listedAt) {

  record Content(String title, Theme theme, @Nullable Place place, @Nullable String programme) {}

  Position position(IdeaOrder order, boolean own) {
    return switch (order) {
      case NEWEST -> new Position((own ? createdAt : listedAt).toEpochMilli(), id);
      case MOST_SUPPORTED -> new Position(supportCount, id);
    };
  }

  @Nullable String programme() {
    return content.programme();
  }

  IdeaSummary toSummary(@Nullable Boolean supported, Openings openings) {
    return new IdeaSummary(
        id,
        version,
        status,
        content.title(),
        content.theme(),
        content.place(),
        openings.known() ? programme() : null,
        revision,
        supportCount,
        EndorsementCounts.of(endorsementCounts).total(),
        supported,
        createdAt,
        submittedAt,
        publishedAt,
        Participation.of(status, openings));
  }
}
