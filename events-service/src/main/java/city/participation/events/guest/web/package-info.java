@NullMarked
package city.participation.events.guest.web;

import org.jspecify.annotations.NullMarked;
