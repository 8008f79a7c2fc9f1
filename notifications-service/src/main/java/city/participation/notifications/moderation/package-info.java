/** What waits for the moderators. */
@NullMarked
package city.participation.notifications.moderation;

import org.jspecify.annotations.NullMarked;
