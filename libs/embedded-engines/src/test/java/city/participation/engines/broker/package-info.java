@NullMarked
package city.participation.engines.broker;

import org.jspecify.annotations.NullMarked;
