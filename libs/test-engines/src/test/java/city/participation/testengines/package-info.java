@NullMarked
package city.participation.testengines;

import org.jspecify.annotations.NullMarked;
