@NullMarked
package city.participation.partners.partner.messaging;

import org.jspecify.annotations.NullMarked;
