@NullMarked
package city.participation.events.seat.web;

import org.jspecify.annotations.NullMarked;
