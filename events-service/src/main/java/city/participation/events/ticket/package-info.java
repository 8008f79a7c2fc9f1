/** What proves at the door that somebody is registered, also without a network. */
@NullMarked
package city.participation.events.ticket;

import org.jspecify.annotations.NullMarked;
