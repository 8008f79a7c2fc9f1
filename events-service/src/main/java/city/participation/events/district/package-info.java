@NullMarked
package city.participation.events.district;

import org.jspecify.annotations.NullMarked;
