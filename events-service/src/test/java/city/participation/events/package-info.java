@NullMarked
package city.participation.events;

import org.jspecify.annotations.NullMarked;
