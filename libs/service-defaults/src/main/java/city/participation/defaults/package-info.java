@NullMarked
package city.participation.defaults;

import org.jspecify.annotations.NullMarked;
