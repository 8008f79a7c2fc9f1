@NullMarked
package city.participation.events.content;

import org.jspecify.annotations.NullMarked;
