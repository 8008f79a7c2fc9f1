package city.participation.partners.engagement;

import city.participation.partners.organisation.Sector;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One engagement as a person may see it.
 *
 * @param name the partner's, as it is now
 * @param standing whether the partner's accreditation runs at present
 * @param since when the status last changed
 * @param reason why it was declined or ended, if somebody said so
 * @param allowed what the viewer can do now
 * @param trail for all but staff without persons
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
    @Nullable String reason,
    List<Action> allowed,
    List<TrailEntry> trail) {}
