/** The notifications of a person, and the stream of those that arrive. */
@NullMarked
package city.participation.notifications.inbox;

import org.jspecify.annotations.NullMarked;
