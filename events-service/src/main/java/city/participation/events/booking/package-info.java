@NullMarked
package city.participation.events.booking;

import org.jspecify.annotations.NullMarked;
