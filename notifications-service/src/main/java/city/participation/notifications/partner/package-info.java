/** What we remember of partner organisations from the messages of partners-service. */
@NullMarked
package city.participation.notifications.partner;

import org.jspecify.annotations.NullMarked;
