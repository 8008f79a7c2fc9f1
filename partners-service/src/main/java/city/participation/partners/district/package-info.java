@NullMarked
package city.participation.partners.district;

import org.jspecify.annotations.NullMarked;
