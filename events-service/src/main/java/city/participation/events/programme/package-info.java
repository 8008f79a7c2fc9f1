@NullMarked
package city.participation.events.programme;

import org.jspecify.annotations.NullMarked;
