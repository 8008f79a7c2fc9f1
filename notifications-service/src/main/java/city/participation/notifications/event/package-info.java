/** What we remember of events in the city, from the messages of events-service. */
@NullMarked
package city.participation.notifications.event;

import org.jspecify.annotations.NullMarked;
