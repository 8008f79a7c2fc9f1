@NullMarked
package city.participation.ideas.support.messaging;

import org.jspecify.annotations.NullMarked;
