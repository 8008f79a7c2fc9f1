@NullMarked
package city.participation.gateway.edge;

import org.jspecify.annotations.NullMarked;
