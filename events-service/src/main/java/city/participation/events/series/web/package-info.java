@NullMarked
package city.participation.events.series.web;

import org.jspecify.annotations.NullMarked;
