@NullMarked
package city.participation.notifications.worklist.web;

import org.jspecify.annotations.NullMarked;
