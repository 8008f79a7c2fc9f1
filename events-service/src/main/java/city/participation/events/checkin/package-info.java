/** Who came: noted at the door, told later. */
@NullMarked
package city.participation.events.checkin;

import org.jspecify.annotations.NullMarked;
