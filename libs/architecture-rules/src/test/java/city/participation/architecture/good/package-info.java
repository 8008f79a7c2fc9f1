@NullMarked
package city.participation.architecture.good;

import org.jspecify.annotations.NullMarked;
