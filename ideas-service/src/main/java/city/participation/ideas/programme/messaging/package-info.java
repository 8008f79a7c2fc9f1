@NullMarked
package city.participation.ideas.programme.messaging;

import org.jspecify.annotations.NullMarked;
