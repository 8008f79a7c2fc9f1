@NullMarked
package city.participation.messaging.outbox;

import org.jspecify.annotations.NullMarked;
