@NullMarked
package city.participation.events.partner.messaging;

import org.jspecify.annotations.NullMarked;
