/** Events in the calendars of their readers (iCalendar, RFC 5545 and 7986). */
@NullMarked
package city.participation.events.calendar;

import org.jspecify.annotations.NullMarked;
