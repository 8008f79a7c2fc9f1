package city.participation.partners.worklist;

import city.participation.partners.organisation.Sector;
import city.participation.partners.partner.PartnerStatus;
import city.participation.partners.partner.Review;
import city.participation.partners.worklist.PartnerPage.Position;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/** What a list reads of a partner's document. */
record WorkListRow(
    @Id String id,
    long version,
    PartnerStatus status,
    Name organisation,
    Instant createdAt,
    Instant since,
    @Nullable Reviewed review,
    @Nullable Term accreditation) {

  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  record Name(String name, Sector sector) {}

  record Reviewed(
      boolean renewal,
      Review.Stage stage,
      Instant openedAt,
      @Nullable String reviewer,
      @Nullable Due request) {

    @Nullable LocalDate awaitedBy() {
      return stage == Review.Stage.INFO_REQUESTED && request != null ? request.dueOn() : null;
    }
  }

  record Due(LocalDate dueOn) {}

  record Term(LocalDate until) {}

  Position position(PartnerFilter filter) {
    return new Position(rank(filter), id);
  }

  private Instant rank(PartnerFilter filter) {
    return switch (filter) {
      case PartnerFilter.Own own -> createdAt;
      case PartnerFilter.OfStatus status -> since;
      case PartnerFilter.AtStage stage -> review == null ? since : review.openedAt();
    };
  }

  PartnerSummary toSummary(PartnerFilter filter, Clock clock) {
    Instant from = rank(filter);
    return new PartnerSummary(
        id,
        version,
        status,
        organisation.name(),
        organisation.sector(),
        from,
        ChronoUnit.DAYS.between(
            from.atZone(ZONE).toLocalDate(), LocalDate.now(clock.withZone(ZONE))),
        review == null ? null : review.stage(),
        review != null && review.renewal(),
        // Who of the city decides is not for the members to know, also not for one of the city.
        review == null || filter instanceof PartnerFilter.Own ? null : review.reviewer(),
        review == null ? null : review.awaitedBy(),
        accreditation == null ? null : accreditation.until());
  }
}
