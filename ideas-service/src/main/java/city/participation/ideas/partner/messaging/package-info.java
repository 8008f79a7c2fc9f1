@NullMarked
package city.participation.ideas.partner.messaging;

import org.jspecify.annotations.NullMarked;
