@NullMarked
package city.participation.defaults.reactive;

import org.jspecify.annotations.NullMarked;
