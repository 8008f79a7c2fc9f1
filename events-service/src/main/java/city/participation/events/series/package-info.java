/** Events that come again and again: planned at once, each with a life of its own. */
@NullMarked
package city.participation.events.series;

import org.jspecify.annotations.NullMarked;
