@NullMarked
package city.participation.ideas.endorsement.messaging;

import org.jspecify.annotations.NullMarked;
