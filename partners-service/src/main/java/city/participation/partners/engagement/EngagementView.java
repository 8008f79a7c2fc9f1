package city.participation.partners.engagement;

import city.participation.partners.organisation.Sector;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One engagement as a person may see it.
 *
 * @param name the partner's, as it is now
 * @param standing whether the partner's accreditation runs at present
 * @param since when the status last changed
 * @param ageInDays days since then, by Cologne's calendar; in the work list of staff only
 * @param reason why it was declined or ended, if somebody said so
 * @param allowed what the viewer can do now
 * @param trail for all but staff, and for those of them who speak for it, without persons
 */
public record EngagementView(
    String id,
    long version,
    Proposal proposal,
    String name,
    Sector sector,
    boolean standing,
    EngagementStatus status,
    Instant proposedAt,
    Instant since,
    @Nullable Long ageInDays,
    @Nullable String reason,
    List<Action> allowed,
    List<TrailEntry> trail) {

  /** Days are the city's. */
  static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  EngagementView aged(LocalDate today) {
    return new EngagementView(
        id,
        version,
        proposal,
        name,
        sector,
        standing,
        status,
        proposedAt,
        since,
        ChronoUnit.DAYS.between(LocalDate.ofInstant(since, ZONE), today),
        reason,
        allowed,
        trail);
  }
}
