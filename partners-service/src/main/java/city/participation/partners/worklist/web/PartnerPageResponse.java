package city.participation.partners.worklist.web;

import city.participation.defaults.http.Cursor;
import city.participation.partners.organisation.Sector;
import city.participation.partners.partner.PartnerStatus;
import city.participation.partners.partner.Review;
import city.participation.partners.register.RegisterResult;
import city.participation.partners.worklist.PartnerPage;
import city.participation.partners.worklist.PartnerSummary;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Schema(name = "PartnerPage", description = "A part of a list of partners.")
record PartnerPageResponse(
    List<Item> items,
    @Schema(description = "The cursor of the next page; absent on the last.")
        @Nullable String next) {

  static PartnerPageResponse of(PartnerPage page, @Nullable Cursor next) {
    return new PartnerPageResponse(
        page.items().stream().map(Item::of).toList(), next == null ? null : next.toString());
  }

  @Schema(name = "PartnerSummary", description = "A partner in a list.")
  record Item(
      String id,
      PartnerStatus status,
      @Schema(description = "Like the sector absent from a draft that does not say it.")
          @Nullable String name,
      @Nullable Sector sector,
      @Schema(
              description =
                  "By this the list is sorted: when it was begun, came into this status, or reached"
                      + " the city.")
          Instant since,
      @Schema(description = "Days since then, by Cologne's calendar.") long ageInDays,
      @Schema(description = "How far its review has come, if there is one.")
          Review.@Nullable Stage stage,
      @Schema(description = "Present if the review is of a renewal: true.")
          @Nullable Boolean renewal,
      @Schema(description = "For staff: the opaque id of who leads the review.")
          @Nullable String reviewer,
      @Schema(description = "Until when the applicant is asked to answer.")
          @Nullable LocalDate dueOn,
      @Schema(description = "Present if that day passed without an answer: true.")
          @Nullable Boolean overdue,
      @Schema(description = "For staff, during a review: what the register was found to say.")
          @Nullable RegisterResult registerCheck,
      @Schema(description = "The last day of its present or last term.")
          @Nullable LocalDate accreditedUntil) {

    private static Item of(PartnerSummary partner) {
      return new Item(
          partner.id(),
          partner.status(),
          partner.name(),
          partner.sector(),
          partner.since(),
          partner.ageInDays(),
          partner.stage(),
          partner.renewal() ? true : null,
          partner.reviewer(),
          partner.dueOn(),
          partner.overdue() ? true : null,
          partner.registerCheck(),
          partner.accreditedUntil());
    }
  }
}
