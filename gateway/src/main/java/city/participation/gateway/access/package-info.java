@NullMarked
package city.participation.gateway.access;

import org.jspecify.annotations.NullMarked;
