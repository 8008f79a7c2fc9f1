@NullMarked
package city.participation.events.erasure.messaging;

import org.jspecify.annotations.NullMarked;
