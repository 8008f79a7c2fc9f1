@NullMarked
package city.participation.notifications.erasure.web;

import org.jspecify.annotations.NullMarked;
