@NullMarked
package city.participation.notifications.erasure.messaging;

import org.jspecify.annotations.NullMarked;
