@NullMarked
package city.participation.notifications.event.messaging;

import org.jspecify.annotations.NullMarked;
