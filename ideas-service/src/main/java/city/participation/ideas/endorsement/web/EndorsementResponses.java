package city.participation.ideas.endorsement.web;

import city.participation.defaults.http.Cursor;
import city.participation.ideas.endorsement.EndorsementPage;
import city.participation.ideas.endorsement.EndorsementSummary;
import city.participation.ideas.idea.EndorsementCounts;
import city.participation.ideas.partner.Sector;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who endorses an idea; no person is named. */
final class EndorsementResponses {

  private EndorsementResponses() {}

  @Schema(name = "Endorsement", description = "How it now is.")
  record Receipt(
      @Schema(description = "Whether the partner endorses the idea.") boolean endorsed,
      EndorsementCounts endorsements) {}

  @Schema(name = "EndorsementPage", description = "A part of an idea's endorsements.")
  record Page(
      List<Item> items,
      @Schema(description = "The cursor of the next page; absent on the last.")
          @Nullable String next) {

    static Page of(EndorsementPage page, @Nullable Cursor next) {
      return new Page(
          page.items().stream().map(Item::of).toList(), next == null ? null : next.toString());
    }
  }

  /** Whether the partner could endorse again today. */
  enum PartnerStanding {
    ACCREDITED,
    NOT_ACCREDITED
  }

  @Schema(name = "EndorsementItem")
  record Item(
      String partnerId,
      @Schema(description = "What the partner is called today.") @Nullable String name,
      @Schema(description = "The partner's sector when it was given; by this it is counted.")
          Sector sector,
      Instant since,
      @Schema(description = "What the partner says to the idea.") @Nullable String statement,
      @Schema(
              description =
                  "Whether the partner's accreditation runs today. What was given while it ran stays"
                      + " and counts.")
          PartnerStanding standing) {

    private static Item of(EndorsementSummary given) {
      return new Item(
          given.partnerId(),
          given.name(),
          given.sector(),
          given.since(),
          given.statement(),
          given.accredited() ? PartnerStanding.ACCREDITED : PartnerStanding.NOT_ACCREDITED);
    }
  }
}
