package city.participation.notifications.partner;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An application or a renewal that the city has not decided on.
 *
 * @param answerBy until when the partner was to answer, while it has not
 */
public record WaitingPartner(
    String partner, boolean renewal, @Nullable LocalDate answerBy, Instant waitingSince) {}
