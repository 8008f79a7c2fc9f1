@NullMarked
package city.participation.events.calendarlink.web;

import org.jspecify.annotations.NullMarked;
