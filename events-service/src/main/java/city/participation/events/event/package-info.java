@NullMarked
package city.participation.events.event;

import org.jspecify.annotations.NullMarked;
