@NullMarked
package city.participation.events.event.web;

import org.jspecify.annotations.NullMarked;
