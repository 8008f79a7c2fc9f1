@NullMarked
package city.participation.notifications.inbox.web;

import org.jspecify.annotations.NullMarked;
