@NullMarked
package city.participation.events.registration;

import org.jspecify.annotations.NullMarked;
