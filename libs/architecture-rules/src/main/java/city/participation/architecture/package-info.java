@NullMarked
package city.participation.architecture;

import org.jspecify.annotations.NullMarked;
