/** What waits for the moderators and the staff. */
@NullMarked
package city.participation.notifications.worklist;

import org.jspecify.annotations.NullMarked;
