@NullMarked
package city.participation.architecture.good.thing.messaging;

import org.jspecify.annotations.NullMarked;
