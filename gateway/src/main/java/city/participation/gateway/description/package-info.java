@NullMarked
package city.participation.gateway.description;

import org.jspecify.annotations.NullMarked;
