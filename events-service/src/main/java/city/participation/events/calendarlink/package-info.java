/** A person's secret link to their own calendar, for programs that cannot sign in. */
@NullMarked
package city.participation.events.calendarlink;

import org.jspecify.annotations.NullMarked;
