/** Messages that are neither lost nor applied twice. */
@NullMarked
package city.participation.messaging;

import org.jspecify.annotations.NullMarked;
