@NullMarked
package city.participation.events.agenda;

import org.jspecify.annotations.NullMarked;
