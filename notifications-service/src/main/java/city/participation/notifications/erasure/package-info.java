/** Somebody wants all that the suite knows of them to be gone. */
@NullMarked
package city.participation.notifications.erasure;

import org.jspecify.annotations.NullMarked;
