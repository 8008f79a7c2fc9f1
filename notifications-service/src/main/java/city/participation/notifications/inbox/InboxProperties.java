package city.participation.notifications.inbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the inbox behaves.
 *
 * @param poll how often streams look for what other instances stored
 * @param heartbeat how often a silent stream shows that it lives, and looks by itself
 * @param streamsPerPerson open at once, per instance; one more ends the oldest
 * @param streams open at once, per instance
 * @param keepRead how long a notification is kept after it was read
 * @param sweep how often what is too old is forgotten
 */
@ConfigurationProperties("participation.inbox")
public record InboxProperties(
    @DefaultValue("500ms") Duration poll,
    @DefaultValue("15s") Duration heartbeat,
    @DefaultValue("5") int streamsPerPerson,
    @DefaultValue("2000") int streams,
    @DefaultValue("90d") Duration keepRead,
    @DefaultValue("1h") Duration sweep) {}
