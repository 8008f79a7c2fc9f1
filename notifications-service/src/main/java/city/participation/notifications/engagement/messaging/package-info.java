@NullMarked
package city.participation.notifications.engagement.messaging;

import org.jspecify.annotations.NullMarked;
