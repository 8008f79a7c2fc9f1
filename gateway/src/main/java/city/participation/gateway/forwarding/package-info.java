@NullMarked
package city.participation.gateway.forwarding;

import org.jspecify.annotations.NullMarked;
