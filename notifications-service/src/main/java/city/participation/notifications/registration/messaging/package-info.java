@NullMarked
package city.participation.notifications.registration.messaging;

import org.jspecify.annotations.NullMarked;
