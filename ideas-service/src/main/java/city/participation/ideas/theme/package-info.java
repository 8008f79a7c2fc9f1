@NullMarked
package city.participation.ideas.theme;

import org.jspecify.annotations.NullMarked;
