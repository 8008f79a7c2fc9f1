package city.participation.partners.worklist;

import city.participation.partners.organisation.Sector;
import city.participation.partners.partner.PartnerStatus;
import city.participation.partners.partner.Person;
import city.participation.partners.partner.Review;
import city.participation.partners.register.RegisterResult;
import city.participation.partners.worklist.PartnerPage.Position;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/** What a list reads of a partner's document. */
record WorkListRow(
    @Id String id,
    long version,
    Representatives representation,
    PartnerStatus status,
    @Nullable Name organisation,
    @Nullable Name draft,
    Instant createdAt,
    Instant since,
    @Nullable Reviewed review,
    @Nullable Term accreditation,
    @Nullable Instant checkDue,
    @Nullable Checked registerCheck) {

  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  /** Of a draft perhaps neither. */
  record Name(@Nullable String name, @Nullable Sector sector) {}

  record Representatives(List<Representative> members) {

    boolean has(String person) {
      return members.stream().anyMatch(it -> it.person().equals(person));
    }
  }

  record Representative(String person) {}

  record Reviewed(
      boolean renewal,
      Review.Stage stage,
      Instant openedAt,
      @Nullable String reviewer,
      @Nullable Due request,
      @Nullable Instant overdueSince) {

    @Nullable LocalDate awaitedBy() {
      return stage == Review.Stage.INFO_REQUESTED && request != null ? request.dueOn() : null;
    }
  }

  record Due(LocalDate dueOn) {}

  record Term(LocalDate until) {}

  record Checked(RegisterResult result) {}

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

  /** Of what is said now; null while that has yet to be compared with the register. */
  private @Nullable RegisterResult finding() {
    RegisterResult last = registerCheck == null ? null : registerCheck.result();
    return checkDue == null || last == RegisterResult.UNAVAILABLE ? last : null;
  }

  PartnerSummary toSummary(PartnerFilter filter, @Nullable Person viewer, Clock clock) {
    Instant from = rank(filter);
    boolean member = viewer != null && representation.has(viewer.id());
    Name said = organisation == null ? draft : organisation;
    return new PartnerSummary(
        id,
        version,
        status,
        said == null ? null : said.name(),
        said == null ? null : said.sector(),
        from,
        ChronoUnit.DAYS.between(
            from.atZone(ZONE).toLocalDate(), LocalDate.now(clock.withZone(ZONE))),
        review == null ? null : review.stage(),
        review != null && review.renewal(),
        // Who of the city decides, and what it found, is not for the members to know, also not for
        // one of the city.
        review == null || member ? null : review.reviewer(),
        review == null ? null : review.awaitedBy(),
        review != null && review.overdueSince() != null,
        // While something is decided on; afterwards it is history.
        review == null || member ? null : finding(),
        accreditation == null ? null : accreditation.until());
  }
}
