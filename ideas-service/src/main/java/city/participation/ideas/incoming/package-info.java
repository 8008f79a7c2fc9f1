/** How messages are read, whoever sent them. */
@NullMarked
package city.participation.ideas.incoming;

import org.jspecify.annotations.NullMarked;
