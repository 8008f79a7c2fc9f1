/** Who takes part by a mail address alone, and the pass that proves it. */
@NullMarked
package city.participation.notifications.guest;

import org.jspecify.annotations.NullMarked;
