@NullMarked
package city.participation.notifications.contact.web;

import org.jspecify.annotations.NullMarked;
