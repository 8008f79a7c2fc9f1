@NullMarked
package city.participation.notifications.guest.web;

import org.jspecify.annotations.NullMarked;
