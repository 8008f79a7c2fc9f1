package city.participation.notifications;

import java.util.function.Consumer;
import org.springframework.messaging.Message;

/**
 * Who takes messages whose type begins so; the longest beginning wins. All types of one aggregate
 * must lead to one inbox, or its sequence would be torn apart.
 *
 * @param types such as {@code partners.} for all that no other route takes
 */
public record Route(String types, Consumer<Message<byte[]>> inbox) {}
