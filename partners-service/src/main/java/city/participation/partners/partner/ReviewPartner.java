package city.participation.partners.partner;

import city.participation.partners.partner.Review.InformationRequest;
import city.participation.partners.partner.Review.Recommendation;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Staff review an application or renewal: one recommends, another approves or returns it. */
@Component
public class ReviewPartner {

  private final PartnerChanges changes;
  private final Clock clock;

  ReviewPartner(PartnerChanges changes, Clock clock) {
    this.changes = changes;
    this.clock = clock;
  }

  public Outcome takeUp(String id, Person staff, long version, @Nullable RequestKey key) {
    return changes.change(
        id, staff, version, key, it -> ReviewSteps.takeUp(it, staff, clock.instant()));
  }

  public Outcome requestInformation(
      String id,
      Person reviewer,
      long version,
      @Nullable RequestKey key,
      InformationRequest request) {
    return changes.change(
        id,
        reviewer,
        version,
        key,
        it -> ReviewSteps.requestInformation(it, reviewer, request, clock.instant()));
  }

  public Outcome checkRegister(String id, Person staff, long version, @Nullable RequestKey key) {
    return changes.change(
        id, staff, version, key, it -> ReviewSteps.checkRegister(it, staff, clock.instant()));
  }

  public Outcome recommend(
      String id,
      Person reviewer,
      long version,
      @Nullable RequestKey key,
      Recommendation recommendation) {
    return changes.change(
        id,
        reviewer,
        version,
        key,
        it -> ReviewSteps.recommend(it, reviewer, recommendation, clock.instant()));
  }

  /** {@code until}: the term's last day; null for the usual one, and for a rejection. */
  public Outcome approve(
      String id,
      Person approver,
      long version,
      @Nullable RequestKey key,
      @Nullable LocalDate until) {
    return changes.change(
        id,
        approver,
        version,
        key,
        it -> ReviewSteps.approve(it, approver, until, clock.instant()));
  }

  public Outcome giveBack(
      String id, Person approver, long version, @Nullable RequestKey key, String reason) {
    return changes.change(
        id,
        approver,
        version,
        key,
        it -> ReviewSteps.giveBack(it, approver, reason, clock.instant()));
  }
}
