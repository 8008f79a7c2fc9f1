/** What we remember of ideas from the messages of ideas-service. */
@NullMarked
package city.participation.events.idea;

import org.jspecify.annotations.NullMarked;
