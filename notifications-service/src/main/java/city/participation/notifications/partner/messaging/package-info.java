@NullMarked
package city.participation.notifications.partner.messaging;

import org.jspecify.annotations.NullMarked;
