@NullMarked
package city.participation.partners.engagement.messaging;

import org.jspecify.annotations.NullMarked;
