@NullMarked
package city.participation.events.checkin.web;

import org.jspecify.annotations.NullMarked;
