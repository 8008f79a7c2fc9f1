@NullMarked
package city.participation.partners;

import org.jspecify.annotations.NullMarked;
