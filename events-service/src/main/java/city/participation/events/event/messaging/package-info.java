@NullMarked
package city.participation.events.event.messaging;

import org.jspecify.annotations.NullMarked;
