@NullMarked
package city.participation.ideas.place.web;

import org.jspecify.annotations.NullMarked;
