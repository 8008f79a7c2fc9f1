@NullMarked
package city.participation.events.catalogue;

import org.jspecify.annotations.NullMarked;
