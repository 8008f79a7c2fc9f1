@NullMarked
package city.participation.partners.register;

import org.jspecify.annotations.NullMarked;
