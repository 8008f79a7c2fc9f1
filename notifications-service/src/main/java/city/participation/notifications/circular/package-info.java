/** What is told to all who are registered for an event, a page of them at a time. */
@NullMarked
package city.participation.notifications.circular;

import org.jspecify.annotations.NullMarked;
