@NullMarked
package city.participation.notifications.idea.messaging;

import org.jspecify.annotations.NullMarked;
