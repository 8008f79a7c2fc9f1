package city.participation.partners.partner;

import city.participation.partners.member.MemberRole;
import city.participation.partners.member.Representation;
import city.participation.partners.organisation.OrganisationDraft;
import city.participation.partners.register.RegisterFinding;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One partner as a person may see it.
 *
 * @param said what the organisation says of itself; of a draft perhaps not all
 * @param since when the status last changed
 * @param reason why it was rejected or suspended
 * @param role of the viewer; null for one who is no member
 * @param ledByViewer whether the viewer leads its review
 * @param registerCheck what the register was found to say of what is said now; null for members
 * @param allowed what the viewer can do now
 * @param trail for members without the persons of the city
 */
public record PartnerView(
    String id,
    long version,
    PartnerStatus status,
    OrganisationDraft said,
    @Nullable Review review,
    @Nullable Accreditation accreditation,
    Instant createdAt,
    Instant since,
    @Nullable String reason,
    @Nullable MemberRole role,
    Representation representation,
    boolean ledByViewer,
    @Nullable RegisterFinding registerCheck,
    @Nullable NextStep nextStep,
    List<Action> allowed,
    List<AuditEntry> trail) {

  /** Whether the viewer acts for it. */
  public boolean own() {
    return role != null;
  }
}
