package city.participation.events.guest;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose passes count.
 *
 * @param keys each {@code id:} and the 32 bytes of its public half in Base64, as
 *     notifications-service shows them; several while one follows another
 */
@ConfigurationProperties("participation.guests")
record GuestSettings(@DefaultValue List<String> keys) {}
