package city.participation.partners.partner;

import city.participation.partners.member.MemberRole;
import city.participation.partners.member.Representation;
import city.participation.partners.organisation.Organisation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One partner as a person may see it.
 *
 * @param since when the status last changed
 * @param reason why it was rejected or suspended
 * @param role of the viewer; null for one who is no member
 * @param ledByViewer whether the viewer leads its review
 * @param allowed what the viewer can do now
 * @param trail for members without the persons of the city
 */
public record PartnerView(
    String id,
    long version,
    PartnerStatus status,
    Organisation organisation,
    @Nullable Review review,
    @Nullable Accreditation accreditation,
    Instant createdAt,
    Instant since,
    @Nullable String reason,
    @Nullable MemberRole role,
    Representation representation,
    boolean ledByViewer,
    @Nullable NextStep nextStep,
    List<Action> allowed,
    List<AuditEntry> trail) {

  /** Whether the viewer acts for it. */
  public boolean own() {
    return role != null;
  }
}
