package city.participation.ideas.endorsement;

import city.participation.ideas.partner.Sector;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One endorsement in a list.
 *
 * @param name what the partner is called now; null while it is not known here
 * @param accredited whether the partner's accreditation runs now, as it did when it was given
 */
public record EndorsementSummary(
    String partnerId,
    @Nullable String name,
    Sector sector,
    Instant since,
    @Nullable String statement,
    boolean accredited) {}
