@NullMarked
package city.participation.ideas.erasure.messaging;

import org.jspecify.annotations.NullMarked;
