/** Reminds those who have seats that their event begins soon. */
@NullMarked
package city.participation.notifications.reminder;

import org.jspecify.annotations.NullMarked;
