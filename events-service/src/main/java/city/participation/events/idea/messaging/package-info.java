@NullMarked
package city.participation.events.idea.messaging;

import org.jspecify.annotations.NullMarked;
