@NullMarked
package city.participation.ideas.idea.messaging;

import org.jspecify.annotations.NullMarked;
