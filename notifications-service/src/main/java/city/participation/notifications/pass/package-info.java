/** What proves who somebody is that has no account, also to other services. */
@NullMarked
package city.participation.notifications.pass;

import org.jspecify.annotations.NullMarked;
