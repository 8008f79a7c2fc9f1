/** How messages are read, whoever sent them. */
@NullMarked
package city.participation.notifications.incoming;

import org.jspecify.annotations.NullMarked;
