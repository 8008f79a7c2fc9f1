package city.participation.ideas.endorsement;

import city.participation.ideas.partner.Sector;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a partner endorses an idea: the organisation's word, so it keeps nobody who spoke for it.
 *
 * @param sector the partner's when it was given, by which it is counted
 * @param statement what it publicly says to the idea
 */
record Endorsement(Sector sector, Instant since, @Nullable String statement) {}
