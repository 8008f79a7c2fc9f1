/** The mail address a person gave and confirmed. */
@NullMarked
package city.participation.notifications.contact;

import org.jspecify.annotations.NullMarked;
