@NullMarked
package city.participation.notifications;

import org.jspecify.annotations.NullMarked;
