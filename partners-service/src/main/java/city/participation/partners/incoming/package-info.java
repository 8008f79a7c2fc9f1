/** How messages are read, whoever sent them. */
@NullMarked
package city.participation.partners.incoming;

import org.jspecify.annotations.NullMarked;
