package city.participation.notifications.worklist;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An application or a renewal. Its name is not public yet: the staff read it in the partner itself,
 * as they do how far its review has come.
 *
 * @param answerBy until when the partner was to answer, while it has not
 */
public record PartnerWorkItem(
    String partner,
    boolean renewal,
    @Nullable LocalDate answerBy,
    Instant appliedAt,
    Duration age) {}
