@NullMarked
package city.participation.partners.organisation;

import org.jspecify.annotations.NullMarked;
