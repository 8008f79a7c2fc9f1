@NullMarked
package city.participation.events.agenda.web;

import org.jspecify.annotations.NullMarked;
