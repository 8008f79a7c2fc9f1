@NullMarked
package city.participation.ideas.catalogue;

import org.jspecify.annotations.NullMarked;
