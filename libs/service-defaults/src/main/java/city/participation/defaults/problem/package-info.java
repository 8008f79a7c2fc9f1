@NullMarked
package city.participation.defaults.problem;

import org.jspecify.annotations.NullMarked;
