@NullMarked
package city.participation.messaging.inbox;

import org.jspecify.annotations.NullMarked;
