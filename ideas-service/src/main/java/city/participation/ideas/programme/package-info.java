/** What we remember of the city's programmes from the messages of events-service. */
@NullMarked
package city.participation.ideas.programme;

import org.jspecify.annotations.NullMarked;
