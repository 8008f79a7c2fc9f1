package city.participation.notifications.partner;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who acts for a partner.
 *
 * @param name once it was public
 */
public record PartnerPeople(@Nullable String name, List<String> people) {}
