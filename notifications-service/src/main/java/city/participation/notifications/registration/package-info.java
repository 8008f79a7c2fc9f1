/** What we remember of registrations for events, and tell whose they are. */
@NullMarked
package city.participation.notifications.registration;

import org.jspecify.annotations.NullMarked;
