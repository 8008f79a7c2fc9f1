@NullMarked
package city.participation.events.registration.messaging;

import org.jspecify.annotations.NullMarked;
