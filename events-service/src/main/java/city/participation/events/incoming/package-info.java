/** How messages are read, whoever sent them. */
@NullMarked
package city.participation.events.incoming;

import org.jspecify.annotations.NullMarked;
