@NullMarked
package city.participation.events.programme.messaging;

import org.jspecify.annotations.NullMarked;
