/** Who has no account, and proves with a pass from a mail that they are the same person again. */
@NullMarked
package city.participation.events.guest;

import org.jspecify.annotations.NullMarked;
