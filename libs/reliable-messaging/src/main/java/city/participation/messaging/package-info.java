@NullMarked
package city.participation.messaging;

import org.jspecify.annotations.NullMarked;
