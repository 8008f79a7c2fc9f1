@NullMarked
package city.participation.ideas;

import org.jspecify.annotations.NullMarked;
