@NullMarked
package city.participation.events.registration.web;

import org.jspecify.annotations.NullMarked;
