@NullMarked
package city.participation.gateway;

import org.jspecify.annotations.NullMarked;
