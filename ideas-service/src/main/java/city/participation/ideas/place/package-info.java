@NullMarked
package city.participation.ideas.place;

import org.jspecify.annotations.NullMarked;
