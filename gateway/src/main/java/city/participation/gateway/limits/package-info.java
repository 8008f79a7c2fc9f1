@NullMarked
package city.participation.gateway.limits;

import org.jspecify.annotations.NullMarked;
