@NullMarked
package city.participation.partners.engagement;

import org.jspecify.annotations.NullMarked;
