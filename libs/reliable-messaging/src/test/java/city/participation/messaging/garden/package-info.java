/** A service as it would use the library, in a trade of its own. */
@NullMarked
package city.participation.messaging.garden;

import org.jspecify.annotations.NullMarked;
