/** What we tell of partners' engagements, from the messages of partners-service. */
@NullMarked
package city.participation.notifications.engagement;

import org.jspecify.annotations.NullMarked;
