@NullMarked
package city.participation.events.calendar.web;

import org.jspecify.annotations.NullMarked;
