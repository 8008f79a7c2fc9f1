package city.participation.partners.partner;

import city.participation.partners.member.MemberRole;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** One partner and where it stands, to its members and to staff. */
@Component
public class ShowPartner {

  private final Partners partners;
  private final Clock clock;

  ShowPartner(Partners partners, Clock clock) {
    this.partners = partners;
    this.clock = clock;
  }

  public Optional<PartnerView> show(String id, Person viewer) {
    return partners
        .find(id)
        .filter(it -> it.state().isVisibleTo(viewer))
        .map(it -> view(it.state(), it.version(), viewer));
  }

  PartnerView view(Partner partner, long version, Person viewer) {
    LocalDate today = Accreditation.day(clock.instant());
    MemberRole role = partner.roleOf(viewer);
    Review review = partner.review();
    List<AuditEntry> trail =
        role == null
            ? partner.trail()
            : partner.trail().stream().map(AuditEntry::withoutStaff).toList();
    return new PartnerView(
        partner.id(),
        version,
        partner.status(),
        partner.said(),
        review,
        partner.accreditation(),
        partner.createdAt(),
        partner.since(),
        partner.reason(),
        role,
        partner.representation(),
        review != null && review.isLedBy(viewer),
        role == null ? partner.presentFinding() : null,
        PartnerRules.nextStep(partner, today),
        PartnerRules.allowed(partner, viewer, today),
        trail);
  }
}
