@NullMarked
package city.participation.events.catalogue.web;

import org.jspecify.annotations.NullMarked;
