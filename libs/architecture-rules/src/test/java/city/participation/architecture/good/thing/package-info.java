@NullMarked
package city.participation.architecture.good.thing;

import org.jspecify.annotations.NullMarked;
