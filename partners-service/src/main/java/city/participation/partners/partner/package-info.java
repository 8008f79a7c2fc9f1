@NullMarked
package city.participation.partners.partner;

import org.jspecify.annotations.NullMarked;
